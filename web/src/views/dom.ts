/** Small helpers for nodes. Text always goes in as text. */
import { tame } from '../model/format';

export type Child = Node | string;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.append(...children.map((child) => (typeof child === 'string' ? tame(child) : child)));
  return node;
}

export function byId(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element “${id}”.`);
  return node;
}

export function button(className: string, label: string, onClick: () => void): HTMLButtonElement {
  const node = el('button', className, label);
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}

/** Shows or hides, and says whether the node is shown. */
export function show(node: HTMLElement, shown: boolean): boolean {
  if (node.hidden === shown) node.hidden = !shown;
  return shown;
}

/** Sets text only where it differs, so that a screen reader is not told the same twice. */
export function setText(node: HTMLElement, text: string): void {
  const tamed = tame(text);
  if (node.textContent !== tamed) node.textContent = tamed;
}

/** What comes up where one points at it. */
export function setHint(node: HTMLElement, text: string): void {
  node.title = tame(text);
}

/** What a screen reader calls it. */
export function setLabel(node: Element, text: string): void {
  node.setAttribute('aria-label', tame(text));
}

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const link = el('a', '');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
