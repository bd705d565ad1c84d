/** So long is waited for a page that nobody sees, in milliseconds: it is not drawn. */
const unseen = 100;

/**
 * The page was drawn as it is by now. Work that takes all processors waits for that: else drawing waits for it, and the
 * page is held up.
 */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, unseen);
    requestAnimationFrame(() => setTimeout(done));
  });
