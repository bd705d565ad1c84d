/** The files that people take home. */
import type { App } from '../app';
import type { DownloadKind } from './controls';
import { errorsOf, type Problem } from '../model/problem';
import type { TreeResult } from '../model/types';
import { download } from './dom';
import { distanceTable } from './distance-table';
import { treePage } from './tree-page';
import { treePicture } from './tree-picture';

/** That of the tree as it came first knows nothing of its support. */
async function newickOf(json: Blob): Promise<string> {
  const { newick } = JSON.parse(await json.text()) as Pick<TreeResult, 'newick'>;
  return newick;
}

const listBegins = '"errors":[';

/** The session, whose text it is, knows nothing of how files were read: that goes before its own errors. */
async function withErrors(json: Blob, problems: readonly Problem[]): Promise<Blob> {
  const errors = errorsOf(problems);
  if (errors.length === 0) return json;
  const text = await json.text();
  // The last of all; within a string the marks would be escaped. The figures stay as the engine wrote them.
  const at = text.lastIndexOf(listBegins) + listBegins.length;
  const first = JSON.stringify(errors).slice(1, -1);
  const between = text[at] === ']' ? '' : ',';
  return new Blob([text.slice(0, at), first, between, text.slice(at)], { type: json.type });
}

async function make(kind: DownloadKind, app: App): Promise<{ blob: Blob | null; name: string }> {
  const { tree, arrangement, problems } = app.state.value;
  const { look } = arrangement.now;
  if (!tree) return { blob: null, name: '' };
  switch (kind) {
    case 'svg':
      return { blob: treePicture(tree.result, tree.support, look), name: 'kinprint-tree.svg' };
    case 'newick':
      return {
        blob: new Blob([`${await newickOf(tree.json)}\n`], { type: 'text/plain' }),
        name: 'kinprint-tree.nwk',
      };
    case 'json':
      return { blob: await withErrors(tree.json, problems), name: 'kinprint-tree.json' };
    case 'csv':
      return { blob: distanceTable(tree.result), name: 'kinprint-distances.csv' };
    case 'html':
      return { blob: treePage(tree.result, tree.support, look), name: 'kinprint-tree.html' };
    case 'session':
      return { blob: await app.save(false), name: 'session.kinprint.json' };
    case 'session-with-texts':
      return { blob: await app.save(true), name: 'session-with-texts.kinprint.json' };
  }
}

export async function takeHome(kind: DownloadKind, app: App): Promise<void> {
  const { blob, name } = await make(kind, app);
  if (blob) download(blob, name);
}
