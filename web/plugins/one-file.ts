/**
 * What is made of the built site: kinprint.html, the whole app in one file that opens from a disk and may reach nothing;
 * the page's own hash in both; and SHA256SUMS over all.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import type { PackName } from '../src/packs/names';

export interface OneFile {
  /** The page's script, and where it has its packs from: on a host, and in the one file. */
  entry: string;
  fromHost: string;
  fromFile: string;
  /** The text, or the bytes, of each pack that the one file holds. */
  packs: Partial<Record<PackName, () => Promise<string | Uint8Array>>>;
  /** Made anew for each build. */
  plugins: () => Plugin[];
  version: string;
  target: string;
}

const hash = (data: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHash('sha256').update(data).digest(encoding);

/** Replaces the one match of `pattern`: a page that changed its shape must not go out half-made. */
function replaced(html: string, pattern: RegExp, by: string): string {
  const found = html.match(new RegExp(pattern, `${pattern.flags}g`))?.length ?? 0;
  if (found !== 1) throw new Error(`index.html: expected ${pattern} once, found it ${found} times`);
  return html.replace(pattern, () => by);
}

const ownHash = /(?<=<meta name="kinprint-hash" content=")[^"]*/;
const ownVersion = /(?<=<meta name="kinprint-version" content=")[^"]*/;

/** The page's script as one, with its packs from within. */
async function script(options: OneFile): Promise<string> {
  const swapped: Plugin = {
    name: 'packs-from-file',
    enforce: 'pre',
    async resolveId(source, importer) {
      const id =
        source.startsWith('.') && importer
          ? (await this.resolve(source, importer, { skipSelf: true }))?.id
          : null;
      return id === options.fromHost ? options.fromFile : null;
    },
  };
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [swapped, ...options.plugins()],
    build: {
      write: false,
      target: options.target,
      modulePreload: false,
      rollupOptions: { input: options.entry, output: { format: 'iife', inlineDynamicImports: true } },
    },
  })) as Rollup.RollupOutput;
  // What looks like the end of the script would be it.
  return output[0].code.replaceAll('</script', '<\\/script');
}

function rules(code: string, style: string): string {
  const [script, css] = [hash(code, 'base64'), hash(style, 'base64')];
  return (
    `default-src 'none'; connect-src 'none'; script-src 'sha256-${script}' 'wasm-unsafe-eval'; style-src 'sha256-${css}'; ` +
    "img-src blob: data:; worker-src blob:; base-uri 'none'; form-action 'none'; " +
    "require-trusted-types-for 'script'; trusted-types kinprint-worker"
  );
}

/** `folder`: the built site. */
async function oneFile(folder: string, options: OneFile): Promise<string> {
  const [stylesheet = ''] = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.css'));
  const style = await readFile(join(folder, 'assets', stylesheet), 'utf8');
  const code = await script(options);
  const blocks = await Promise.all(
    Object.entries(options.packs).map(async ([name, text]) => {
      // More blocks, each with codes of its own, make these texts 0.2 % smaller.
      const packed = gzipSync(await text(), { level: 9, memLevel: 6 }).toString('base64');
      return `<script type="text/plain" id="pack-${name}">${packed}</script>\n`;
    }),
  );
  const licences = await Promise.all(
    ['LICENSE', 'NOTICE'].map((name) => readFile(join(folder, `${name}.txt`), 'utf8')),
  );
  let html = await readFile(join(folder, 'index.html'), 'utf8');
  html = replaced(html, /(?<=http-equiv="Content-Security-Policy"\s+content=")[^"]*/, rules(code, style));
  html = replaced(html, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  html = replaced(html, /<script type="module"[^>]*><\/script>/, '');
  html = replaced(html, /<span id="own-sum">[\s\S]*?<\/span>/, compareSum);
  html = replaced(html, /<p class="aside" id="licence">[\s\S]*?<\/p>/, licenceBlock(licences.join('\n\n')));
  html = replaced(html, /<p id="keep"[\s\S]*?<\/p>/, '');
  return replaced(html, /<\/body>/, `${blocks.join('')}<script>${code}</script>\n  </body>`);
}

/** A file can't hold its own hash. */
const compareSum =
  '<span>Its SHA-256 (<code>sha256sum kinprint.html</code>) stands in SHA256SUMS, beside the page that it came from.</span>';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const licenceBlock = (text: string): string =>
  `<details class="licence"><summary>Kinprint is free software: its licence, and what others made</summary><pre>${escaped(text)}</pre></details>`;

/** A line for each file, in order, as sha256sum writes them. */
async function sums(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  const lines = await Promise.all(
    paths.map(async (path) => `${hash(await readFile(join(folder, path)))}  ${path}\n`),
  );
  return lines.join('');
}

export function oneFileAndSums(options: OneFile): Plugin {
  return {
    name: 'kinprint-one-file',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) throw new Error('There is no folder to write to.');
      const page = join(dir, 'index.html');
      let html = replaced(await readFile(page, 'utf8'), ownVersion, options.version);
      // What the page loads: `cd dist && LC_ALL=C sha256sum assets/* | sha256sum` gives the same.
      const assets = (await sums(dir)).split('\n').filter((line) => line.includes('  assets/'));
      html = replaced(html, ownHash, hash(`${assets.join('\n')}\n`));
      await writeFile(page, html);
      await writeFile(join(dir, 'kinprint.html'), await oneFile(dir, options));
      await writeFile(join(dir, 'SHA256SUMS'), await sums(dir));
    },
  };
}
