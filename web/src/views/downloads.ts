/** The files that people take home. */
import type { App } from '../app';
import type { DownloadKind } from './controls';
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

async function make(kind: DownloadKind, app: App): Promise<{ blob: Blob | null; name: string }> {
  const { tree, arrangement } = app.state.value;
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
      return { blob: tree.json, name: 'kinprint-tree.json' };
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
