// The part of yazl that is used here; the package brings no types of its own.
declare module 'yazl' {
  import type { Readable } from 'node:stream';

  export class ZipFile {
    outputStream: Readable;
    addBuffer(buffer: Buffer, name: string, options?: { mtime?: Date; compress?: boolean }): void;
    end(): void;
  }
}
