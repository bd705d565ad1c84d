/** What people give: files and folders, from a drop or from the pickers. Read only when it is counted. */
import type { PlanRoot } from '../model/types';

/** One dropped thing with its files; of a zip the entries are not known yet. */
export interface Root {
  name: string;
  kind: PlanRoot['kind'];
  files: { path: string; file: File }[];
  /** Is its one file an atlas? Told as that is. */
  isAtlas?: boolean;
}

/** Whether it is an archive is told by what stands in it (foresight.ts). */
const fileRoot = (file: File): Root => ({
  name: file.name,
  kind: 'file',
  files: [{ path: file.name, file }],
});

/** Files of a picker; a folder picker gives each file a path that starts with the folder's name. */
export function fromFiles(files: Iterable<File>): Root[] {
  const roots: Root[] = [];
  const folders = new Map<string, Root>();
  for (const file of files) {
    const path = file.webkitRelativePath;
    const name = path.slice(0, path.indexOf('/'));
    if (!path.includes('/')) {
      roots.push(fileRoot(file));
      continue;
    }
    let folder = folders.get(name);
    if (!folder) {
      folder = { name, kind: 'folder', files: [] };
      folders.set(name, folder);
      roots.push(folder);
    }
    folder.files.push({ path, file });
  }
  return roots;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function openFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject: (error: DOMException) => void) => entry.file(resolve, reject));
}

/** A folder's entries come in portions until an empty one. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject: (error: DOMException) => void) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(folder: FileSystemDirectoryEntry): Promise<Root> {
  const root: Root = { name: folder.name, kind: 'folder', files: [] };
  const folders = [folder];
  for (let next = folders.pop(); next; next = folders.pop()) {
    for (const entry of await readFolder(next)) {
      const path = entry.fullPath.replace(/^\//, '');
      if (isFolder(entry)) folders.push(entry);
      else if (isFile(entry)) root.files.push({ path, file: await openFile(entry) });
    }
  }
  root.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return root;
}

/** What was dropped. The drop's list is empty after the event, so it is read before the first wait. */
export async function fromDrop(data: DataTransfer): Promise<Root[]> {
  const dropped = Array.from(data.items)
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const roots: Root[] = [];
  for (const { entry, file } of dropped) {
    if (entry && isFolder(entry)) roots.push(await walk(entry));
    else if (file) roots.push(fileRoot(file));
  }
  return roots;
}

/** Listens for drops anywhere in the window, and says when files hover over it. */
export function listenForDrops(
  onDrop: (data: DataTransfer) => void,
  onHover: (hovers: boolean) => void,
): void {
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  let depth = 0;
  window.addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onHover(++depth > 0);
  });
  window.addEventListener('dragleave', (event) => {
    if (carriesFiles(event)) onHover((depth = Math.max(0, depth - 1)) > 0);
  });
  window.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    if (!event.dataTransfer || !carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    onHover(false);
    onDrop(event.dataTransfer);
  });
}
