// The part of yazl that is used here; the package brings no types of its own.
declare module 'yazl' {
  import type { EventEmitter } from 'node:events';
  import type { Readable } from 'node:stream';

  export class ZipFile extends EventEmitter {
    outputStream: Readable;
    addFile(path: string, name: string, options?: { mtime?: Date; compress?: boolean }): void;
    addBuffer(buffer: Buffer, name: string, options?: { mtime?: Date; compress?: boolean }): void;
    end(): void;
  }
}
