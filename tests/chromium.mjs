/** How the tests and the benchmark start Chromium: the system's own, as root, without a word to the outside. */
export const launchOptions = {
  executablePath: process.env.KINPRINT_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
