/** The engine module that Emscripten makes (wasm/bindings.cpp); strings are JSON, bytes go in and copies come out, but for what `take` gives: a view that holds until the engine is asked again. */
declare module 'kinprint-engine' {
  export interface Counter {
    begin(json: string): void;
    feed(bytes: Uint8Array): void;
    end(): string;
    take(): Uint8Array<ArrayBuffer>;
    delete(): void;
  }

  /** Looks through files; fed as a Counter is. `take` gives what a Session takes up. */
  export interface Survey {
    begin(json: string): void;
    feed(bytes: Uint8Array): void;
    end(): string;
    take(): Uint8Array<ArrayBuffer>;
    delete(): void;
  }

  /** Made with {"terms", "sources", "most"}; fed as a Counter is; `take` gives {"found", "withoutText"}. */
  export interface PassageFinder {
    begin(json: string): string;
    feed(bytes: Uint8Array): void;
    end(): string;
    take(): string;
    delete(): void;
  }

  /** Made with the name of a source; fed as a Counter is; holds the texts of that source for `Session.pieces`. */
  export interface Texts {
    begin(json: string): void;
    feed(bytes: Uint8Array): void;
    end(): string;
    delete(): void;
  }

  /** Tells files of different bytes apart. */
  export interface Hasher {
    feed(bytes: Uint8Array): void;
    /** The hash of what was fed; begins anew. */
    end(): string;
    delete(): void;
  }

  /** Tells which texts several files hold. */
  export interface TextComparison {
    /** The next file, with the `textHashes` of its report. */
    add(file: string, hashes: string): void;
    /** Of the first `known` files it was said before -> {"errors"}. */
    end(known: number): string;
    delete(): void;
  }

  export interface Session {
    addTerms(counts: Uint8Array): string;
    addContent(counts: Uint8Array): string;
    addSurvey(content: boolean, survey: Uint8Array): string;
    /** What is common of all that was added; null where all terms of what was counted before were. */
    endSurvey(content: boolean, before: Uint8Array | null): Uint8Array<ArrayBuffer>;
    /** {"splits": [{"from", "by", "as"}], "renamed": [{"from", "to"}], "leftOut": [names]} -> {"sources", "names", "errors"} */
    arrange(arrangement: string): string;
    /** Of the source of that name, its parts named after `as` -> {"ways"} */
    partings(name: string, as: string): string;
    loadBaseline(bytes: Uint8Array): string;
    loadAtlas(text: Uint8Array): string;
    identify(source: string): string;
    /** Of the source of that name, whose texts these are. */
    pieces(source: string, texts: Texts): string;
    /** Of the source of that name. */
    identifyAmongOthers(source: string): string;
    /** Of the source of that name; {"claim", "date", "inputs", "atlasFile", "atlasSha256", "paths", "settings"} -> the document */
    report(source: string, report: string): string;
    loadWeights(bytes: Uint8Array): string;
    tree(options: string): string;
    support(times: number): string;
    lastTree(): string;
    slop(options: string): string;
    /** {"a", "b", "distance", "centre", "terms", "top"} */
    compare(options: string): string;
    /** With the `textHashes` of reports, one after the other. */
    save(textHashes: string): Uint8Array<ArrayBuffer>;
    delete(): void;
  }

  export interface Engine {
    about(): string;
    /** Is a file that begins so an archive? */
    isArchive(name: string, head: Uint8Array): boolean;
    /** Why a file in doubt that begins so is not read -> {"errors"}, none where it is. */
    whyRefused(file: string, head: Uint8Array): string;
    /** Does a file that begins so hold an atlas? */
    isAtlas(head: Uint8Array): boolean;
    plan(roots: string): string;
    /** Once an engine; false where it is no package of dictionaries. */
    loadDictionaries(bytes: Uint8Array): boolean;
    /** Of the first bytes of a file. */
    needsDictionaries(head: Uint8Array): boolean;
    /** [{"file", "alone", "format", "sources"}] of all files, and how many of them were known before -> {"errors"}. */
    sharedSources(files: string, known: number): string;
    /** [{"source", "hash"}] -> {"copies": [null or {"of", "isSure"}]} */
    findCopies(files: string): string;
    /** [{"file", "of"}] -> {"errors"} that say so */
    nameCopies(copies: string): string;
    Hasher: new () => Hasher;
    TextComparison: new () => TextComparison;
    /** [{"file", "bytes"}]: are they to be looked through before they are counted? */
    needsSurvey(files: string): boolean;
    /** Counts the terms of texts, or their content words alone: those that are common, where that is known. */
    Counter: new (content: boolean, common: Uint8Array | null) => Counter;
    Survey: new (content: boolean) => Survey;
    PassageFinder: new (query: string) => PassageFinder;
    Texts: new (source: string) => Texts;
    Session: new () => Session;
  }

  export interface EngineOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }

  export default function createKinprint(options: EngineOptions): Promise<Engine>;
}

/** The engine's machine code, one character a byte: see web/plugins/bytes.ts. */
declare module 'virtual:kinprint-wasm' {
  const text: string;
  export default text;
}
