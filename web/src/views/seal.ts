/** What the page can reach by now: in the bar, beside the files, and in the dialog that explains it. */
import type { State } from '../model/state';
import { probe, type Outcome } from '../probe';
import { byId, setText } from './dom';

const states = {
  sealed: 'Sealed: this page can no longer reach any server, its own included.',
  ready:
    'Ready: Kinprint can do without the network. It seals itself when you drop the first files, before it reads more than their beginnings.',
  almost:
    'Ready: Kinprint can count and draw trees without the network. Its atlas, which tells whose style a text is, is still on its way.',
  loading: 'Kinprint still fetches parts of itself from where this page came from.',
  failed: 'A part of Kinprint did not come. Load the page anew, or drop files to let it ask once more.',
};

const outcomes: Record<Outcome, string> = {
  refused: 'refused by your browser',
  reached: 'allowed, as this page is not sealed yet',
  failed: 'it did not come: there is no network',
};

const metaOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="kinprint-${name}"]`)?.content ?? '';

function wireProbe(): void {
  const said = byId('probed');
  byId('probe').addEventListener('click', () => {
    void probe().then(({ data, picture }) =>
      setText(
        said,
        `A connection for data: ${outcomes[data]}. A picture from where this page came from: ${outcomes[picture]}.`,
      ),
    );
  });
}

export function sealView(): (state: State) => void {
  const badge = byId('badge');
  const word = byId('badge-word');
  const inDialog = byId('seal-status');
  const besideFiles = byId('sealed');
  setText(byId('own-version'), metaOf('version'));
  const hash = document.getElementById('own-hash');
  if (hash) setText(hash, metaOf('hash'));
  wireProbe();

  let wasSealed = false;
  return ({ isReady, fetchesMore, isSealed, lacksParts }) => {
    // What was tried before the seal says nothing of what can be reached behind it.
    if (isSealed !== wasSealed) setText(byId('probed'), '');
    wasSealed = isSealed;
    const ready = fetchesMore ? states.almost : states.ready;
    const open = isReady ? ready : lacksParts ? states.failed : states.loading;
    badge.classList.toggle('sealed', isSealed);
    setText(word, isSealed ? 'Sealed' : 'Private');
    setText(inDialog, isSealed ? states.sealed : open);
    setText(besideFiles, isSealed ? states.sealed : '');
  };
}
