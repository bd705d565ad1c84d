/** The sentence above the tree, and what to know of it. */
import { compared } from '../model/arrangement';
import { finding, type Phrase } from '../model/finding';
import type { Shown } from '../model/shown';
import { arrangedOf, type IdentityState, type State } from '../model/state';
import { byId, el, setHint, setText, show } from './dom';
import { short } from './labels';

function nameElement(name: string): HTMLElement {
  const element = el('b', 'name', short(name));
  setHint(element, name);
  return element;
}

export const inElements = (phrase: Phrase): (HTMLElement | string)[] =>
  phrase.map((piece) => (typeof piece === 'string' ? piece : nameElement(piece.name)));

/** What stands there as long as there is no tree. */
function instead(state: State): string {
  if (state.busy) return '';
  if (compared(arrangedOf(state)).length === 1) return 'One source so far.';
  if (state.problems.some(({ isError }) => isError)) return 'Nothing could be counted yet.';
  return '';
}

/** What is found of whose style a source is. */
function ofIdentity({ source, result, among }: IdentityState): string {
  const others = among === 'atlas' ? 'models of the atlas' : 'other sources here';
  if (!result) return `Looking for the place of ${short(source)} among the ${others}…`;
  return result.finding;
}

/** What is known of the tree that is shown. */
function notesOf(shown: Shown | null, { identity, droppedAtlas }: State): string {
  if (!shown || shown.isOwn) return (shown?.support ?? shown?.result)?.notes.join(' ') ?? '';
  const models = `${shown.result.sources.length} models`;
  if (!identity) {
    const { file = '', tree } = droppedAtlas ?? {};
    return `The tree of the atlas ${short(file)}: ${models}, made ${tree?.date ?? ''}. Drop texts to see which of them they write like.`;
  }
  const where = shown.guest?.isAmongAll ? 'above them all' : 'where the probabilities put it';
  const hangs = shown.guest
    ? ` ${short(identity.source)} hangs ${where}, by a dashed branch whose length says nothing.`
    : '';
  const made = identity.atlas ? `, made ${identity.atlas.date}` : '';
  return `The tree of the atlas: ${models}${made}.${hangs}`;
}

export function findingView(): (state: State, shown: Shown | null) => void {
  const sentence = byId('finding');
  const honesty = byId('honesty');
  const notes = byId('notes');
  let told: unknown[] = [];

  return (state, shown) => {
    const { measuring, identity } = state;
    const isIdentity = identity !== null && identity.notice === null;
    const now = [isIdentity, shown?.result, measuring];
    if (isIdentity) setText(sentence, ofIdentity(identity));
    else if (!shown) setText(sentence, instead(state));
    else if (now.some((one, at) => one !== told[at]))
      sentence.replaceChildren(...inElements(finding(shown.result, measuring ? null : shown.support)));
    told = now;
    setText(notes, notesOf(shown, state));
    show(notes, notes.textContent !== '');
    show(honesty, shown !== null);
  };
}
