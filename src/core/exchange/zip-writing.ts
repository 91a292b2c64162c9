// Zip archives. What a student made is text and small pictures, put together in memory; films are read from the disk while
// the archive is.
/// <reference path="./yazl.d.ts" />
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type ZipPart = { name: string } & (
  | {
      bytes: Buffer | string;
      /** Pictures are packed already. */
      isPacked?: boolean;
    }
  | {
      /** A film on the disk, packed already. */
      path: string;
    }
);

/** The archive as it is read; a file that vanishes meanwhile ends it with an error. */
export function zipStream(parts: readonly ZipPart[], now: number): Readable {
  const zip = new ZipFile();
  const mtime = new Date(now);
  zip.on('error', (error) => zip.outputStream.destroy(error));
  for (const part of parts) {
    if ('path' in part) zip.addFile(part.path, part.name, { mtime, compress: false });
    else zip.addBuffer(Buffer.from(part.bytes as string), part.name, { mtime, compress: !part.isPacked });
  }
  zip.end();
  return zip.outputStream;
}

export function zipOf(parts: readonly ZipPart[], now: number): Promise<Buffer<ArrayBuffer>> {
  return buffer(zipStream(parts, now));
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
