// Zip archives, put together in memory: what a student made is text, and pictures are few.
/// <reference path="./yazl.d.ts" />
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface ZipPart {
  name: string;
  bytes: Buffer | string;
  /** Pictures are packed already. */
  isPacked?: boolean;
}

export async function zipOf(parts: readonly ZipPart[], now: number): Promise<Buffer<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const { name, bytes, isPacked = false } of parts)
    zip.addBuffer(Buffer.from(bytes as string), name, { mtime: new Date(now), compress: !isPacked });
  zip.end();
  return buffer(zip.outputStream);
}

/** Several files may want one name; each gets one of its own. Names are fit for every system's folders. */
export function createNames(): (folder: string, title: string, ending: string) => string {
  const taken = new Set<string>();
  return (folder, title, ending) => {
    const stem = safeName(title);
    for (let nth = 1; ; nth += 1) {
      const name = `${folder}${nth === 1 ? stem : `${stem} (${nth})`}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

export function safeName(title: string): string {
  const clean = title
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return clean === '' ? 'untitled' : clean;
}
