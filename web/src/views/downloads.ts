/** The files that people take home. */
import type { App } from '../app';
import type { DownloadKind } from './controls';
import { download } from './dom';
import type { TreeView } from './tree';
import { treePicture } from './tree-picture';
import { distanceWords, linkageWords } from './words';

const plain = (text: string): Blob => new Blob([text], { type: 'text/plain;charset=utf-8' });

export async function takeHome(kind: DownloadKind, app: App, view: TreeView): Promise<void> {
  const { tree } = app.state.value;
  const scene = view.scene();
  if (!tree || !scene) return;
  const { options, newick, kinprint, icu, sources } = tree.result;
  if (kind === 'newick') download(plain(`${newick}\n`), 'kinprint-tree.nwk');
  else if (kind === 'json') download(tree.json, 'kinprint-tree.json');
  else if (kind === 'counts') download(await app.save(), 'counts.kinprint.json');
  else {
    const method = `${distanceWords[options.distance].name}, ${linkageWords[options.linkage].name.toLowerCase()} linkage`;
    const note = `Likeness is not ancestry. ${method}. Kinprint ${kinprint}, ICU ${icu}.`;
    download(treePicture(scene, `Which of ${sources.length} sources write alike`, note), 'kinprint-tree.svg');
  }
}
