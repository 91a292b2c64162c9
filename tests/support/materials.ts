// Imports files into a test's library and waits, on the app's own facts, until reading has ended.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Material, ProcessingStatus } from '#contract/library.ts';
import type { Client } from './start-app.ts';

const underWay: ProcessingStatus[] = ['queued', 'extracting', 'indexing'];

export function textFile(name: string, text: string): File {
  return new File([text], name);
}

export async function diskFile(path: string, name = basename(path)): Promise<File> {
  return new File([await readFile(path)], name);
}

/** Waits until `isDone` holds for the material, looking again after each fact. */
export async function until(
  client: Client,
  id: string,
  isDone: (material: Material) => boolean,
): Promise<Material> {
  const abort = new AbortController();
  const facts = await client.system.events(undefined, { signal: abort.signal });
  try {
    let material = await client.library.get({ id });
    while (!isDone(material)) {
      await facts.next();
      material = await client.library.get({ id });
    }
    return material;
  } finally {
    abort.abort();
    await facts.return?.(undefined).catch(() => {});
  }
}

/** Waits until nothing more happens to the material by itself. */
export function settled(client: Client, id: string): Promise<Material> {
  return until(client, id, ({ status, paused }) => paused || !underWay.includes(status));
}

export async function importAndSettle(client: Client, file: File): Promise<Material> {
  const { material } = await client.library.import({ file });
  return settled(client, material.id);
}
