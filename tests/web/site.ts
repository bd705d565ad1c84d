/** Serves dist/ as a plain static host does, without any special header, for the tests of one worker. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The address to open, under a sub-path as project pages have it; the paths that were asked for; and how to stop. */
export async function serve(): Promise<{ address: string; asked: string[]; stop: () => void }> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no dist/: run `npm run build` first.');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const path = new URL(request.url ?? '/', 'http://site').pathname.replace(/^\/kinprint\//, '/');
    const file = join(dist, normalize(path === '/' ? '/index.html' : path));
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/kinprint/`, asked, stop: () => server.close() };
}
