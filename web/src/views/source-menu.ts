/** The menu of a row of the table: one for all rows, beside whichever button opened it. */
import { button, el, setLabel } from './dom';

export interface MenuItem {
  label: string;
  onChoose(): void;
}

export interface SourceMenu {
  open(opener: HTMLElement, label: string, items: MenuItem[]): void;
  /** Closes it; the focus goes back to its opener where that is asked for. */
  close(goesBack?: boolean): void;
}

/** Where arrow keys lead in a list of `size`; null for other keys. */
function stepTo(key: string, at: number, size: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % size;
    case 'ArrowUp':
      return (at - 1 + size) % size;
    case 'Home':
      return 0;
    case 'End':
      return size - 1;
    default:
      return null;
  }
}

/** Below its opener, or above it where there is no room; within the window. */
function place(menu: HTMLElement, opener: HTMLElement): void {
  const { top, bottom, right } = opener.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const fitsBelow = bottom + offsetHeight <= innerHeight;
  menu.style.top = `${Math.max(0, fitsBelow ? bottom : top - offsetHeight)}px`;
  menu.style.left = `${Math.max(0, Math.min(right - offsetWidth, innerWidth - offsetWidth))}px`;
}

export function sourceMenu(): SourceMenu {
  const menu = el('div', 'source-menu');
  menu.setAttribute('role', 'menu');
  menu.hidden = true;
  document.body.append(menu);
  let opener: HTMLElement | null = null;

  const close = (goesBack = false): void => {
    if (!opener) return;
    const last = opener;
    opener = null;
    menu.hidden = true;
    last.setAttribute('aria-expanded', 'false');
    if (goesBack) last.focus();
  };
  const itemOf = (about: MenuItem): HTMLButtonElement => {
    const item = button('menu-item', about.label, () => {
      close(true);
      about.onChoose();
    });
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    return item;
  };

  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = stepTo(event.key, at, items.length);
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') close(true);
    else if (next !== null) {
      event.preventDefault();
      items[next]?.focus();
    }
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Node)) return;
    // Its opener closes it by itself.
    if (!menu.contains(target) && !opener?.contains(target)) close();
  });
  // The tree above may change its height at any moment, and the row moves with it.
  const follow = (): void => {
    if (!opener) return;
    const { top, bottom } = opener.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) close();
    else place(menu, opener);
  };
  document.addEventListener('scroll', follow, { capture: true, passive: true });
  window.addEventListener('resize', () => close());

  return {
    open(from, label, items) {
      const wasOpen = opener === from;
      close();
      if (wasOpen) return;
      opener = from;
      from.setAttribute('aria-expanded', 'true');
      setLabel(menu, label);
      menu.replaceChildren(...items.map(itemOf));
      menu.hidden = false;
      place(menu, from);
      menu.querySelector('button')?.focus({ preventScroll: true });
    },
    close,
  };
}
