/**
 * The seal: a second rule, added to the page's own (index.html). Rules only ever tighten, so from then on neither this
 * page nor a worker that it starts can load or send anything; before, scripts of its own host could still be asked for, and
 * an address can carry data.
 * Source: Content Security Policy Level 3, "the meta element", "multiple policies".
 */
const rule =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src blob: data:; base-uri 'none'; form-action 'none'";

let sealed = false;

export const isSealed = (): boolean => sealed;

/** Workers that run already are not bound by it: end them. */
export function seal(): void {
  if (sealed) return;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = rule;
  document.head.append(meta);
  sealed = true;
}
