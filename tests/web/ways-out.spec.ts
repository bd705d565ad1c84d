/** Every way that a page or a worker could reach a server by: the browser refuses each, and the server sees nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base, type Page, type Worker } from '@playwright/test';
import { prose, type Habit } from './kinprint';
import { serve } from './site';

interface Ground {
  page: Page;
  /** The page's own host, and what it was asked for. */
  own: { address: string; asked: string[] };
  /** Another server, and what came there. */
  stranger: { address: string; asked: string[] };
}

const test = base.extend<{ ground: Ground }>({
  ground: async ({ page }, use) => {
    const own = await serve();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      // It would let everybody in.
      response
        .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
        .end('1;');
    });
    server.on('upgrade', (request, socket) => {
      asked.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await page.goto(own.address);
    await expect(page.locator('#seal-status')).toHaveText(/^Ready/);
    await use({ page, own, stranger: { address, asked } });
    server.close();
    own.stop();
  },
});

/** Ways that page and worker both have. Each is tried, whatever becomes of it. */
async function tryInBoth(target: string): Promise<void> {
  const ws = target.replace(/^http/, 'ws');
  const ways: (() => unknown)[] = [
    () => fetch(`${target}fetch`, { mode: 'no-cors' }),
    () => fetch(`${target}keepalive`, { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' }),
    () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onloadend = resolve;
        request.open('GET', `${target}xhr`);
        request.send();
      }),
    () => new Promise((resolve) => (new WebSocket(`${ws}socket`).onclose = resolve)),
    () => new Promise((resolve) => (new EventSource(`${target}events`).onerror = resolve)),
    () => import(`${target}import.js`),
    () => new Worker(`${target}worker.js`),
  ];
  for (const way of ways) {
    const patience = new Promise((resolve) => setTimeout(resolve, 400));
    try {
      await Promise.race([way(), patience]);
    } catch {
      // Refused at once.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function tryInPage(target: string): Promise<void> {
  const element = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    document.body.append(node);
    return node;
  };
  const ways: (() => unknown)[] = [
    () => navigator.sendBeacon(`${target}beacon`, 'x'),
    () => element('img', { src: `${target}image` }),
    () => element('link', { rel: 'prefetch', href: `${target}prefetch` }),
    () => element('link', { rel: 'preload', as: 'script', href: `${target}preload` }),
    () => element('link', { rel: 'modulepreload', href: `${target}modulepreload` }),
    () => element('link', { rel: 'stylesheet', href: `${target}style` }),
    () => element('script', { src: `${target}script` }),
    () => element('iframe', { src: `${target}frame` }),
    () => element('object', { data: `${target}object` }),
    () => element('video', { src: `${target}video` }),
    () => (document.body.style.backgroundImage = `url(${target}background)`),
    () => new FontFace('x', `url(${target}font)`).load(),
    () => {
      const form = element('form', {
        action: `${target}form`,
        method: 'post',
        target: '_self',
      }) as HTMLFormElement;
      form.submit();
    },
  ];
  for (const way of ways) {
    try {
      await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 100))]);
    } catch {
      // Refused at once.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
}

function tryInWorker(target: string): string {
  try {
    (self as unknown as { importScripts(address: string): void }).importScripts(`${target}scripts.js`);
    return 'imported';
  } catch {
    return 'refused';
  }
}

async function tryAll({ page }: Ground, target: string): Promise<void> {
  await page.evaluate(tryInBoth, target);
  await page.evaluate(tryInPage, target);
  const workers = page.workers();
  expect(workers.length).toBeGreaterThan(1);
  const inside = async (worker: Worker): Promise<void> => {
    await worker.evaluate(tryInBoth, target);
    expect(await worker.evaluate(tryInWorker, target)).toBe('refused');
  };
  await Promise.all(workers.map(inside));
}

async function sealByDropping({ page }: Ground): Promise<void> {
  const text = (habit: Habit): Buffer => Buffer.from(prose(habit, 8000));
  await page.setInputFiles('#pick-files', [
    { name: 'a.txt', mimeType: 'text/plain', buffer: text('plain') },
    { name: 'b.txt', mimeType: 'text/plain', buffer: text('brisk') },
  ]);
  await expect(page.locator('#tree .leaf')).toHaveCount(2);
  await expect(page.locator('#badge')).toHaveText('Sealed');
}

test('a stranger’s server is out of reach from the beginning', async ({ ground }) => {
  await tryAll(ground, ground.stranger.address);
  expect(ground.stranger.asked).toEqual([]);
});

test('what is tried would get through, were there no rules', async ({ ground }) => {
  const bare = await ground.page.context().newPage();
  await bare.goto(`${ground.stranger.address}bare`);
  await bare.evaluate(tryInBoth, ground.stranger.address);
  const came = ground.stranger.asked.join(' ');
  for (const way of ['fetch', 'keepalive', 'xhr', 'socket', 'events', 'import.js', 'worker.js'])
    expect(came).toContain(way);
  // The form leads away from the page.
  await bare.evaluate(tryInPage, ground.stranger.address).catch(() => undefined);
  await expect.poll(() => ground.stranger.asked.join(' ')).toContain('form');
  const all = ground.stranger.asked.join(' ');
  for (const way of ['beacon', 'image', 'prefetch', 'style', 'script', 'frame', 'background', 'font', 'form'])
    expect(all).toContain(way);
});

test('before the seal the own host gives scripts, styles and pictures, and takes no data', async ({
  ground,
}) => {
  const before = ground.own.asked.length;
  await ground.page.evaluate(tryInBoth, ground.own.address);
  const came = ground.own.asked.slice(before).join(' ');
  expect(came).toContain('import.js');
  for (const way of ['fetch', 'keepalive', 'xhr', 'socket', 'events', 'worker.js'])
    expect(came).not.toContain(way);
});

test('after the seal the own host is out of reach as well', async ({ ground }) => {
  await sealByDropping(ground);
  const before = ground.own.asked.length;
  await tryAll(ground, ground.own.address);
  await tryAll(ground, ground.stranger.address);
  expect(ground.own.asked.slice(before)).toEqual([]);
  expect(ground.stranger.asked).toEqual([]);
});

test('nothing may be made a script but the page’s own worker', async ({ ground }) => {
  const refused = await ground.page.evaluate(() => {
    const isRefused = (attempt: () => unknown): boolean => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError || error instanceof EvalError;
      }
    };
    const address = URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }));
    const html = ['inner', 'HTML'].join('') as 'innerHTML';
    return [
      isRefused(() => new Worker(address)),
      isRefused(() => (document.body[html] = '<p>')),
      isRefused(() => (document.createElement('script').src = address)),
      isRefused(() => window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url })),
      isRefused(() =>
        window.trustedTypes?.createPolicy('kinprint-worker', { createScriptURL: (url) => url }),
      ),
    ];
  });
  expect(refused).toEqual([true, true, true, true, true]);
});
