/** Texts to try Kinprint on, offered where texts are asked for; a sealed page without them offers none. */
import { isInReach } from '../packs/packs';
import { sampleTexts, type SampleText } from '../sample';
import { button, el, show, type Child } from './dom';

function offers(onOpen: (name: SampleText) => void): Child[] {
  return (Object.keys(sampleTexts) as SampleText[]).flatMap((name, at): Child[] => [
    ...(at > 0 ? [' · '] : []),
    button('link', sampleTexts[name], () => onOpen(name)),
  ]);
}

export function sampleTextsView(onOpen: (name: SampleText) => void): () => void {
  const lines = [...document.querySelectorAll('[data-offers="texts"]')].map((place) => {
    const line = el('span', '', 'Try one: ', ...offers(onOpen));
    place.append(line);
    return line;
  });
  return () => {
    for (const line of lines) show(line, isInReach('texts'));
  };
}
