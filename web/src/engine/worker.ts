/** The worker: one engine, its session, and an answer to every request of the page. */
import createKinprint, { type Engine, type EngineOptions, type Session } from 'kinprint-engine';
import type { Identification } from '../model/identification';
import { reasonOf } from '../model/reason';
import type {
  EngineError,
  Evidence,
  Passages,
  Plan,
  SlopReport,
  SourceCount,
  SplitUp,
  Support,
  TreeResult,
} from '../model/types';
import { feedFiles, hashOf, type Progress } from './feeding';
import { bytesOfHeads, headOf, packedHead } from './heads';
import { found, saysItNeedsDictionaries, TextsUnreadable, withTable, withTexts } from './keeping';
import type { CallName, Calls, Reply, Request } from './messages';
import { passed } from './passing';
import { furtherEmptyFiles, unreadable } from './unreadable';
import { listZip, ZipError } from './zip';

declare const self: DedicatedWorkerGlobalScope;

let engine: Engine | null = null;
let session: Session | null = null;

function ready(): Engine {
  if (!engine) throw new Error('The engine was asked before it was started.');
  return engine;
}

/** Reads an answer of the engine. One of nothing but errors means that it could not answer at all. */
function read(json: string): object {
  const answer = JSON.parse(json) as { errors?: EngineError[] };
  const failure = Object.keys(answer).length === 1 ? answer.errors?.[0] : undefined;
  if (failure) throw new Error(failure.message);
  return answer;
}

function openSession(): Session {
  session ??= new (ready().Session)();
  return session;
}

/** A held lock tells the page that this worker lives: the browser frees it however the worker ends. */
function holdLock(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve();
    const forever = (): Promise<void> => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(name, forever).catch(() => resolve());
  });
}

/** An engine of the page's one compiled module. Emscripten never settles where its instance can't be made. */
function instantiate(module: WebAssembly.Module): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const instantiateWasm: EngineOptions['instantiateWasm'] = (imports, done) => {
      WebAssembly.instantiate(module, imports)
        .then((instance) => done(instance, module))
        .catch(reject);
      return {};
    };
    createKinprint({ instantiateWasm }).then(resolve, reject);
  });
}

async function start({ module, lock }: Calls['start']['in']): Promise<Calls['start']['out']> {
  await holdLock(lock);
  engine = await instantiate(module);
  return read(engine.about()) as Calls['start']['out'];
}

async function list({ zip, name }: Calls['list']['in']): Promise<Calls['list']['out']> {
  try {
    const { entries, locked, shared, furtherEmpty } = await listZip(zip);
    const say = (path: string, why: string): EngineError => unreadable(`${name}/${path}`, `“${path}” ${why}`);
    const encrypted = locked.map((path) =>
      say(path, 'is encrypted. Unpack the archive with its password and drop the files.'),
    );
    const overlapping = shared.map((path) =>
      say(
        path,
        'could not be unpacked: with those before it, it takes more bytes than the archive has. Pack it again, or drop the unpacked file.',
      ),
    );
    const empty = furtherEmpty > 0 ? [furtherEmptyFiles(name, furtherEmpty)] : [];
    return { entries, errors: [...encrypted, ...overlapping, ...empty] };
  } catch (error) {
    if (!(error instanceof ZipError) && !(error instanceof DOMException)) throw error;
    const why = error instanceof ZipError ? error.message : 'it was moved or changed after you dropped it';
    const message = `“${name}” could not be opened: ${why}. Get it anew, or unpack it and drop the folder.`;
    return { entries: [], errors: [unreadable(name, message)] };
  }
}

function tree({ options }: Calls['tree']['in']): Calls['tree']['out'] {
  const json = openSession().tree(JSON.stringify(options));
  const result = read(json) as TreeResult;
  // Many sources make many distances: as plain numbers they reach the page without being copied one by one.
  return {
    result: { ...result, distances: Float64Array.from(result.distances) },
    json: new Blob([json], { type: 'application/json' }),
  };
}

function save({ table, textHashes }: Calls['save']['in']): Calls['save']['out'] {
  const counts = new Blob([openSession().save(textHashes)], { type: 'application/json' });
  return { file: table ? withTable(counts, table) : counts };
}

function whyUnreadable(error: unknown): string {
  if (error instanceof TextsUnreadable) return error.message;
  throw error;
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

function dictionaries({ package: bytes }: Calls['dictionaries']['in']): Calls['dictionaries']['out'] {
  return { loaded: ready().loadDictionaries(bytes) };
}

type Sniff = Calls['sniff'];
async function sniff({ heads, archives }: Sniff['in']): Promise<Sniff['out']> {
  for await (const head of bytesOfHeads(heads, archives)) {
    if (saysItNeedsDictionaries(head) || ready().needsDictionaries(head)) return { needsDictionaries: true };
  }
  return { needsDictionaries: false };
}

async function kinds({ files }: Calls['kinds']['in']): Promise<Calls['kinds']['out']> {
  const areArchives: boolean[] = [];
  const areAtlases: boolean[] = [];
  for (const { name, head } of files) {
    const bytes = await packedHead(head);
    areArchives.push(ready().isArchive(name, bytes));
    areAtlases.push(ready().isAtlas(bytes));
  }
  return { areArchives, areAtlases };
}

type Doubts = Calls['whyRefused'];
async function whyRefused({ files }: Doubts['in']): Promise<Doubts['out']> {
  const refused: (EngineError | null)[] = [];
  for (const { name, blob, entry } of files) {
    const answer = ready().whyRefused(name, await headOf(blob, entry));
    refused.push((JSON.parse(answer) as { errors: EngineError[] }).errors[0] ?? null);
  }
  return { refused };
}

type Look = Calls['survey'];
async function survey({ part, files }: Look['in'], progress: Progress): Promise<Look['out']> {
  const { Survey } = ready();
  const { taken, outcomes } = await feedFiles(
    files,
    () => new Survey(part === 'content'),
    (survey) => new Blob([survey.take()]),
    progress,
  );
  return { survey: taken, outcomes };
}

async function common({ part, surveys, before }: Calls['common']['in']): Promise<Calls['common']['out']> {
  const session = openSession();
  const isContent = part === 'content';
  for (const survey of surveys) await passed(survey, (bytes) => read(session.addSurvey(isContent, bytes)));
  const found = await (before
    ? passed(before, (bytes) => session.endSurvey(isContent, bytes))
    : session.endSurvey(isContent, null));
  return { common: new Blob([found]) };
}

type Count = Calls['count'];
async function count({ part, files, common }: Count['in'], progress: Progress): Promise<Count['out']> {
  const { Counter } = ready();
  const known = common && (await bytesOf(common));
  const { taken, outcomes } = await feedFiles(
    files,
    () => new Counter(part === 'content', known),
    (counter) => new Blob([counter.take()]),
    progress,
  );
  return { counts: taken, outcomes };
}

async function hash({ files }: Calls['hash']['in']): Promise<Calls['hash']['out']> {
  const hasher = new (ready().Hasher)();
  try {
    const hashes: string[] = [];
    for (const file of files) hashes.push(await hashOf(file, hasher));
    return { hashes };
  } finally {
    hasher.delete();
  }
}

function sharedTexts({ files, known }: Calls['sharedTexts']['in']): Calls['sharedTexts']['out'] {
  const comparison = new (ready().TextComparison)();
  try {
    for (const { file, hashes } of files) comparison.add(file, hashes);
    return JSON.parse(comparison.end(known)) as Calls['sharedTexts']['out'];
  } finally {
    comparison.delete();
  }
}

type Find = Calls['passages'];
async function passages({ query, files }: Find['in'], progress: Progress): Promise<Find['out']> {
  const { PassageFinder } = ready();
  const { taken, outcomes } = await feedFiles(
    files,
    () => new PassageFinder(JSON.stringify(query)),
    (finder) => read(finder.take()) as Passages,
    progress,
  );
  return { passages: taken, outcomes };
}

type Course = Calls['pieces'];
async function pieces({ source, files }: Course['in'], progress: Progress): Promise<Course['out']> {
  const { Texts } = ready();
  const { taken } = await feedFiles(
    files,
    () => new Texts(source),
    (texts) => read(openSession().pieces(source, texts)) as Identification,
    progress,
  );
  return taken;
}

interface Added {
  sources: SourceCount[];
}

function support({ times }: Calls['support']['in']): Calls['support']['out'] {
  const session = openSession();
  const known = read(session.support(times)) as Support;
  return { support: known, json: new Blob([session.lastTree()], { type: 'application/json' }) };
}

type Answer<K extends CallName> = Calls[K]['out'] | Promise<Calls[K]['out']>;
type Answers = { [K in CallName]: (input: Calls[K]['in'], id: number) => Answer<K> };

const answers: Answers = {
  start,
  dictionaries,
  sniff,
  kinds,
  whyRefused,
  list,
  tree,
  support,
  save,
  keepTexts: async ({ counts, files }) => {
    try {
      return { file: await withTexts(counts, files, ready()) };
    } catch (error) {
      return { refused: whyUnreadable(error) };
    }
  },
  findTexts: async ({ session }) => {
    try {
      return { files: await found(session), refused: null };
    } catch (error) {
      return { files: [], refused: whyUnreadable(error) };
    }
  },
  compare: ({ options }) => read(openSession().compare(JSON.stringify(options))) as Evidence,
  identify: ({ source }) => read(openSession().identify(source)) as Identification,
  identifyAmongOthers: ({ source }) => read(openSession().identifyAmongOthers(source)) as Identification,
  report: ({ source, report }) => {
    const document = openSession().report(source, JSON.stringify(report));
    read(document);
    return { document };
  },
  slop: ({ options }) => read(openSession().slop(JSON.stringify(options))) as SlopReport,
  count: (input, id) => count(input, (progress) => send({ id, kind: 'progress', progress })),
  passages: (input, id) => passages(input, (progress) => send({ id, kind: 'progress', progress })),
  pieces: (input) => pieces(input, () => undefined),
  survey: (input, id) => survey(input, (progress) => send({ id, kind: 'progress', progress })),
  needsSurvey: ({ files }) => ({ needed: ready().needsSurvey(JSON.stringify(files)) }),
  common,
  plan: ({ roots }) => read(ready().plan(JSON.stringify(roots))) as Plan,
  hash,
  copies: ({ files }) => read(ready().findCopies(JSON.stringify(files))) as Calls['copies']['out'],
  nameCopies: ({ copies }) =>
    JSON.parse(ready().nameCopies(JSON.stringify(copies))) as Calls['nameCopies']['out'],
  shared: ({ files, known }) =>
    JSON.parse(ready().sharedSources(JSON.stringify(files), known)) as Calls['shared']['out'],
  sharedTexts,
  addTerms: ({ counts }) => passed(counts, (bytes) => read(openSession().addTerms(bytes)) as Added),
  addContent: ({ counts }) => passed(counts, (bytes) => read(openSession().addContent(bytes)) as Added),
  arrange: ({ arrangement }) => read(openSession().arrange(JSON.stringify(arrangement))) as SplitUp,
  partings: ({ name, as }) => read(openSession().partings(name, as)) as Calls['partings']['out'],
  reference: ({ kind, text }) => {
    const bytes = new TextEncoder().encode(text);
    const session = openSession();
    const load = {
      weights: () => session.loadWeights(bytes),
      baseline: () => session.loadBaseline(bytes),
      atlas: () => session.loadAtlas(bytes),
    };
    return read(load[kind]()) as Calls['reference']['out'];
  },
};

function send(reply: Reply, transfer: Transferable[] = []): void {
  self.postMessage(reply, transfer);
}

/** What can move to the page instead of being copied. */
function movable(output: Calls[CallName]['out']): Transferable[] {
  if ('result' in output && output.result.distances instanceof Float64Array) {
    return [output.result.distances.buffer];
  }
  return [];
}

async function answer<K extends CallName>({ id, call, input }: Request<K>): Promise<void> {
  try {
    const output = await answers[call](input, id);
    send({ id, kind: 'done', output }, movable(output));
  } catch (error) {
    send({ id, kind: 'failed', reason: reasonOf(error) });
  }
}

/** Requests are answered one after the other, in the order they came. */
let last = Promise.resolve();
self.addEventListener('message', (event: MessageEvent<Request>) => {
  last = last.then(() => answer(event.data));
});
