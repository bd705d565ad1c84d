/** Buttons that open and close the dialogs of the page. */
export function wireDialogs(): void {
  for (const opener of document.querySelectorAll<HTMLElement>('[data-opens]')) {
    opener.addEventListener('click', () => {
      const dialog = document.getElementById(opener.dataset.opens ?? '');
      if (!(dialog instanceof HTMLDialogElement)) return;
      dialog.showModal();
      // The first button may be far down; what is read begins at the top.
      dialog.querySelector('h2')?.focus();
      dialog.scrollTop = 0;
    });
  }
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.addEventListener('click', (event) => {
      const { target } = event;
      const onBackdrop = target === dialog;
      if (onBackdrop || (target instanceof HTMLElement && 'closes' in target.dataset)) dialog.close();
    });
  }
}
