// The part of yauzl that is used here; the package brings no types of its own.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    /** Bytes of the name as they stand in the archive. */
    fileNameRaw: Buffer;
    extraFields: { id: number; data: Buffer }[];
    generalPurposeBitFlag: number;
    externalFileAttributes: number;
    uncompressedSize: number;
  }

  export interface ZipFile {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  export interface Options {
    autoClose?: boolean;
    decodeStrings?: boolean;
  }

  export function openPromise(path: string, options?: Options): Promise<ZipFile>;
  export function getFileNameLowLevel(
    flag: number,
    name: Buffer,
    extraFields: Entry['extraFields'],
    isStrict: boolean,
  ): string;
}
