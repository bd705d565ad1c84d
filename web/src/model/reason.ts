/** The engine throws where its memory ends: all else it answers. What it throws has no words of its own. */
const isOfEngine = (error: unknown): boolean =>
  Object.prototype.toString.call(error) === '[object WebAssembly.Exception]';

/** Every browser has words of its own for an `import()` that came to nothing. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /import(ed|ing).*module/i.test(error.message);

/** What an error says of itself, whatever was thrown. */
export function reasonOf(error: unknown): string {
  if (isOfEngine(error)) return 'the memory that this browser gives a page was not enough';
  if (isMissingPart(error))
    return 'a part of this page could not be fetched: go online, and try again or load the page anew';
  return error instanceof Error ? error.message : String(error);
}
