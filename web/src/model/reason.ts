/** The engine throws where its memory ends: all else it answers. What it throws has no words of its own. */
const isOfEngine = (error: unknown): boolean =>
  Object.prototype.toString.call(error) === '[object WebAssembly.Exception]';

/** What an error says of itself, whatever was thrown. */
export function reasonOf(error: unknown): string {
  if (isOfEngine(error)) return 'the memory that this browser gives a page was not enough';
  return error instanceof Error ? error.message : String(error);
}
