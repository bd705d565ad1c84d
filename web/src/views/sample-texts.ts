/**
 * Texts to try Kinprint on, offered where texts are asked for; a sealed page without them offers none, nor does the one
 * file, which has no atlas to place them in.
 */
import { isInReach, needsNetwork } from '../packs/packs';
import { sampleTexts, type SampleText } from '../sample';
import { button, show, type Child } from './dom';

function offers(onOpen: (name: SampleText) => void): Child[] {
  return (Object.keys(sampleTexts) as SampleText[]).flatMap((name, at): Child[] => [
    ...(at > 0 ? [' · '] : []),
    button('link', sampleTexts[name], () => onOpen(name)),
  ]);
}

export function sampleTextsView(onOpen: (name: SampleText) => void): () => void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-offers="texts"]')];
  for (const place of places) place.append('Whose style is it? Try ', ...offers(onOpen));
  return () => {
    for (const place of places) show(place, needsNetwork && isInReach('texts'));
  };
}
