/// <reference types="vite/client" />

/** The text of the one file in a zip: see web/plugins/zipped.ts. */
declare module '*.zip' {
  const text: string;
  export default text;
}

/** The tree of the shipped atlas, as JSON: see web/plugins/atlas-tree.ts. */
declare module 'virtual:kinprint-atlas-tree' {
  const text: string;
  export default text;
}

/** The texts to try, by name, as JSON: see web/plugins/texts.ts. */
declare module 'virtual:kinprint-texts' {
  const text: string;
  export default text;
}

/** ICU's dictionaries, one character a byte: see web/plugins/bytes.ts. */
declare module 'virtual:kinprint-dictionaries' {
  const text: string;
  export default text;
}

/** The script of the engine's worker: see web/plugins/worker-script.ts. */
declare module 'virtual:kinprint-worker' {
  const script: string;
  export default script;
}

/** Trusted Types, as far as they are used: https://www.w3.org/TR/trusted-types/. */
interface TrustedScriptURL {
  toString(): string;
}
interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(input: string): string },
    ): { createScriptURL(input: string): string & TrustedScriptURL };
  };
}
