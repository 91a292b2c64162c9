// Bytes beside the contract, as both hosts answer for them over HTTP: whole, or the range that a player asks for.
import type { Readable } from 'node:stream';
import type { Bytes } from '#core/ports.ts';

export interface BytesAnswer {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Starts reading; null when the answer has no body. */
  body: (() => Readable) | null;
}

export interface BytesRequest {
  method: string;
  /** The Range header. */
  range: string | null;
}

export function answerBytes(bytes: Bytes, { method, range }: BytesRequest): BytesAnswer {
  const { byteSize } = bytes;
  const headers: Record<string, string> = {
    'Content-Type': bytes.contentType,
    'Content-Disposition': `${bytes.isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encoded(bytes.fileName)}`,
    // Another profile may be next at this browser: nothing stays in its cache.
    'Cache-Control': 'no-store',
  };
  const withBody = (read: () => Readable) => (method === 'HEAD' ? null : read);
  if (byteSize === null) return { status: 200, headers, body: withBody(() => bytes.read(0, 0)) };
  headers['Accept-Ranges'] = 'bytes';
  const wanted = rangeOf(range, byteSize);
  if (wanted === 'outside') {
    headers['Content-Range'] = `bytes */${byteSize}`;
    headers['Content-Length'] = '0';
    return { status: 416, headers, body: null };
  }
  const { from, to } = wanted ?? { from: 0, to: byteSize };
  headers['Content-Length'] = String(to - from);
  if (wanted) headers['Content-Range'] = `bytes ${from}-${to - 1}/${byteSize}`;
  return { status: wanted ? 206 : 200, headers, body: withBody(() => bytes.read(from, to)) };
}

/** Bytes [from, to); null: all of them, which is also the answer to several ranges at once and to what is no range. */
function rangeOf(header: string | null, byteSize: number): { from: number; to: number } | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const count = Math.min(Number(last), byteSize);
    return count === 0 ? 'outside' : { from: byteSize - count, to: byteSize };
  }
  const from = Number(first);
  const to = last === '' ? byteSize : Math.min(Number(last) + 1, byteSize);
  if (last !== '' && Number(last) < from) return null;
  return from >= byteSize ? 'outside' : { from, to };
}

function encoded(fileName: string): string {
  return encodeURIComponent(fileName).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}
