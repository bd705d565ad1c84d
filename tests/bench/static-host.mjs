// Serves folders as a plain static host does.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** `folders`: by the paths that they are served under, the longest first. A folder without index.html is listed as JSON. */
export async function serve(folders) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const under = Object.keys(folders).find((path) => pathname.startsWith(path));
    const folder = folders[under];
    const rest = normalize(pathname.slice(under.length) || '.');
    const index = join(folder, rest, 'index.html');
    const file = rest === '.' && existsSync(index) ? index : join(folder, rest);
    if (rest.startsWith('..') || !existsSync(file)) {
      response.writeHead(404).end();
    } else if (statSync(file).isDirectory()) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(readdirSync(file)));
    } else {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
