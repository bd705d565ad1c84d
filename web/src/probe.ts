/** Tries to reach the page's own server, so that people can watch the browser refuse it. */

export type Outcome = 'refused' | 'reached' | 'failed';

/** Does `attempt`, and tells whether the page's rules forbade it: only the browser itself says so. */
async function outcomeOf(attempt: () => Promise<unknown>): Promise<Outcome> {
  let isRefused = false as boolean;
  const note = (): void => {
    isRefused = true;
  };
  document.addEventListener('securitypolicyviolation', note);
  const isReached = await attempt().then(
    () => true,
    () => false,
  );
  // The browser tells of a violation in a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 100));
  document.removeEventListener('securitypolicyviolation', note);
  if (isRefused) return 'refused';
  return isReached ? 'reached' : 'failed';
}

function picture(address: string): Promise<void> {
  return new Promise((resolve, reject: (error: Error) => void) => {
    const image = new Image();
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('It did not come.'));
    image.src = address;
  });
}

/** A connection for data, which the page's first rule forbids, and a picture of its own host, which the seal does. */
export async function probe(): Promise<{ data: Outcome; picture: Outcome }> {
  const address = new URL(`./favicon.svg?${Date.now()}`, document.baseURI).href;
  return { data: await outcomeOf(() => fetch(address)), picture: await outcomeOf(() => picture(address)) };
}
