/** Names that people give. */
import { shared } from '../limits';

// The engine's own set (label.cpp), with halves of characters, which only a page can hold.
const unruly = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/** Why no source can have this name; empty where one can. */
export function whyNoName(name: string): string {
  if (name.trim() === '') return 'A source needs a name.';
  if (new TextEncoder().encode(name).length > shared.nameBytes) return 'This name is too long.';
  return name.search(unruly) >= 0 ? 'This name holds characters that break or turn its line.' : '';
}

/** `name`, or where it came from a file and could not be given to a source, something like it that can. */
export const usable = (name: string): string =>
  whyNoName(name) === '' ? name : name.replace(unruly, ' ').trim() || 'unnamed';
