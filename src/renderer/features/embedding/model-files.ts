// From what a student picked or dropped to the files of one model: a folder with its paths, or a single zip.
import type { ModelFiles } from './send-model.ts';

/** From `<input webkitdirectory>`: paths begin with the folder's own name, which is taken off. */
export function folderPicked(files: readonly File[]): ModelFiles | null {
  const name = files[0]?.webkitRelativePath.split('/')[0];
  if (!name) return null;
  return {
    name,
    files: files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file })),
  };
}

export function zipPicked(file: File): ModelFiles {
  return { name: file.name, files: [{ path: '', file }] };
}

/** The first folder of a drop, else its first file. Must be called while the drop is being handled. */
export function dropped(data: DataTransfer): Promise<ModelFiles | null> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const folder = items.map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
  if (folder) return readFolder(folder as FileSystemDirectoryEntry);
  const file = items[0]?.getAsFile();
  return Promise.resolve(file ? zipPicked(file) : null);
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<ModelFiles> {
  const files: { path: string; file: File }[] = [];
  const visit = async (directory: FileSystemDirectoryEntry, prefix: string): Promise<void> => {
    for (const entry of await entriesOf(directory)) {
      if (entry.isDirectory) await visit(entry as FileSystemDirectoryEntry, `${prefix}${entry.name}/`);
      else files.push({ path: `${prefix}${entry.name}`, file: await fileOf(entry as FileSystemFileEntry) });
    }
  };
  await visit(folder, '');
  return { name: folder.name, files };
}

/** A reader hands out at most a hundred entries at a time, then an empty list. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
