/** From what was dropped to the files to count: archives are opened, paths planned by the engine. */
import type { FileToCount, ZipEntry } from './engine/messages';
import { unreadable } from './engine/unreadable';
import type { Root } from './input/collect';
import { list, plural } from './model/format';
import { problem, type Problem } from './model/problem';
import type { EngineError, PlanRoot, Reading } from './model/types';
import type { TreeWorker } from './pool/tree-worker';

/** So many names stand in one message. */
const mostNames = 3;

/** A root whose paths are all known, and where the bytes of each lie. */
interface OpenRoot {
  root: PlanRoot;
  /** The archive that the paths lie in. */
  archive: string | null;
  inside: Map<string, { blob: File; entry: ZipEntry | null; id: string }>;
}

export interface Planned {
  files: FileToCount[];
  /** What tells each file from others, by its key. */
  ids: Map<number, string>;
  problems: Problem[];
}

/** The same file dropped twice would count double; name, size and time of change tell it again. */
const identity = (path: string, file: File): string => `${path}|${file.size}|${file.lastModified}`;

async function open(root: Root, tree: TreeWorker): Promise<OpenRoot & { errors: EngineError[] }> {
  const inside: OpenRoot['inside'] = new Map();
  const first = root.files[0];
  if (root.kind !== 'zip' || !first) {
    for (const { path, file } of root.files)
      inside.set(path, { blob: file, entry: null, id: identity(path, file) });
    return {
      root: { kind: root.kind, paths: [...inside.keys()], name: root.name },
      archive: null,
      inside,
      errors: [],
    };
  }
  const { entries, errors } = await tree.ask('list', { zip: first.file, name: root.name });
  const archive = identity(first.path, first.file);
  for (const entry of entries) {
    if (inside.has(entry.path)) {
      const message =
        'The archive holds two files of this name; only the last was counted. Unpack it, and rename one.';
      errors.push(unreadable(`${root.name}/${entry.path}`, message));
    }
    inside.set(entry.path, { blob: first.file, entry, id: `${archive}|${entry.path}` });
  }
  return {
    root: { kind: 'zip', paths: [...inside.keys()], name: root.name },
    archive: root.name,
    inside,
    errors,
  };
}

/** A path as people find it again: that of an archive's file begins with the archive. */
const shown = ({ archive }: OpenRoot, path: string): string =>
  archive === null ? path : `${archive}/${path}`;

/** Opens and plans `roots`; files whose identity is in `counted` are left out with a word about it. */
export async function plan(
  roots: Root[],
  tree: TreeWorker,
  counted: ReadonlySet<string>,
  reading: Reading,
): Promise<Planned> {
  const opened: OpenRoot[] = [];
  let problems: Problem[] = [];
  for (const root of roots) {
    const { errors, ...known } = await open(root, tree);
    opened.push(known);
    problems = problems.concat(errors.map((error) => problem(error)));
    if (known.root.paths.length === 0 && errors.length === 0) {
      const message = `“${root.name}” holds no files. Drop the files themselves, or a folder that has some in it.`;
      problems.push(problem(unreadable(root.name, message)));
    }
  }
  const planned = await tree.ask('plan', { roots: opened.map(({ root }) => root) });
  problems = problems.concat(planned.errors.map((error) => problem(error)));
  const found = planned.files.flatMap((file) => {
    const root = opened[file.root];
    const bytes = root?.inside.get(file.path);
    return root && bytes ? [{ ...file, ...bytes, name: shown(root, file.path) }] : [];
  });
  const inDoubt = found.filter((file) => file.inDoubt);
  const { refused } = await tree.ask('whyRefused', {
    files: inDoubt.map(({ name, blob, entry }) => ({ name, blob, entry })),
  });
  problems = problems.concat(refused.flatMap((error) => (error ? [problem(error)] : [])));
  const out = new Set(inDoubt.filter((_, at) => refused[at]));
  const files: FileToCount[] = [];
  const ids = new Map<number, string>();
  const again: string[] = [];
  for (const file of found) {
    if (out.has(file)) continue;
    const { name, source, format, alone, blob, entry, id } = file;
    if (counted.has(id)) {
      again.push(name);
      continue;
    }
    const key = files.length;
    const asked = { ...reading, encoding: null, fields: null, namings: [] };
    files.push({ key, name, source, format, alone, ...asked, blob, entry });
    ids.set(key, id);
  }
  if (again.length > 0) {
    const which = plural(again.length, 'file was', 'files were');
    const message = `${which} counted already, and left out now.`;
    problems.push({ file: list(again, mostNames), message, isError: false });
  }
  return { files, ids, problems };
}
