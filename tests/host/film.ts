// Bytes as the core hands them to a host.
import { Readable } from 'node:stream';
import type { Bytes } from '#core/ports.ts';

export const filmOf = (text: string): Bytes => ({
  fileName: 'A film’s name (1).webm',
  contentType: 'video/webm',
  byteSize: text.length,
  isDownload: false,
  read: (from, to) => Readable.from([Buffer.from(text.slice(from, to))]),
});
