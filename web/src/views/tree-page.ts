/** The tree as a web page of its own, to be kept or put on a site: a sentence, the picture, and nothing that runs. */
import { finding } from '../model/finding';
import { tame } from '../model/format';
import type { Look } from '../model/look';
import type { Support, TreeResult } from '../model/types';
import { treeImage } from './tree-picture';

/** Its own rule: it holds all that it shows. */
const rule = "default-src 'none'; base-uri 'none'; form-action 'none'";

export function treePage(tree: TreeResult, support: Support | null, look: Look): Blob | null {
  const image = treeImage(tree, support, look);
  if (!image) return null;
  const page = document.implementation.createHTMLDocument('Which language models write alike?');
  page.documentElement.lang = 'en';
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = rule;
  page.head.prepend(charset, policy);
  const sentence = page.createElement('p');
  sentence.textContent = tame(
    finding(tree, support)
      .map((piece) => (typeof piece === 'string' ? piece : piece.name))
      .join(''),
  );
  const honesty = page.createElement('p');
  honesty.textContent =
    'Likeness is not ancestry: the same training data, prompt or format also make texts alike.';
  page.body.append(sentence, page.importNode(image, true), honesty);
  return new Blob([`<!doctype html>\n${new XMLSerializer().serializeToString(page.documentElement)}\n`], {
    type: 'text/html',
  });
}
