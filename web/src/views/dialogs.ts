/** The dialogs of the page, and the buttons that open and close them. */

/** Opens it at its top: the first button, which would have the focus, may be far down. */
export function openDialog(dialog: HTMLDialogElement): void {
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
  dialog.scrollTop = 0;
}

export function wireDialogs(): void {
  for (const opener of document.querySelectorAll<HTMLElement>('[data-opens]')) {
    opener.addEventListener('click', () => {
      const dialog = document.getElementById(opener.dataset.opens ?? '');
      if (dialog instanceof HTMLDialogElement) openDialog(dialog);
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
