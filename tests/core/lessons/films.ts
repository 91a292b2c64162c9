// Video files made by hand: the containers are as their standards say, what they show is not worth watching. And the calls
// that bring one in.
import { buffer } from 'node:stream/consumers';
import type { LessonVideo } from '#contract/lessons.ts';
import { uploadPartBytes } from '#contract/library.ts';
import type { Client, TestApp } from '../../support/start-app.ts';

/** An EBML element: id, its length in eight bytes, content. */
function element(id: string, ...content: (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(content.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bytes.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), length, bytes]);
}

const byte = (value: number) => Buffer.from([value]);

/** A WebM of one VP8 track and no frame; `mark` stands in it, and `padding` bytes are left empty at its end. */
export function webm(mark = '', { docType = 'webm', padding = 0 } = {}): Buffer {
  const header = element(
    '1a45dfa3',
    element('4286', byte(1)),
    element('42f7', byte(1)),
    element('42f2', byte(4)),
    element('42f3', byte(8)),
    element('4282', docType),
    element('4287', byte(4)),
    element('4285', byte(2)),
  );
  const info = element(
    '1549a966',
    element('2ad7b1', Buffer.from('0f4240', 'hex')),
    element('4d80', mark),
    element('5741', mark),
  );
  const size = element('e0', element('b0', byte(16)), element('ba', byte(16)));
  const track = element(
    'ae',
    element('d7', byte(1)),
    element('73c5', byte(1)),
    element('83', byte(1)),
    element('86', 'V_VP8'),
    size,
  );
  const rest = element('ec', Buffer.alloc(padding, 7));
  return Buffer.concat([header, element('18538067', info, element('1654ae6b', track), rest)]);
}

function atom(kind: string, content: Buffer | string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + content.length);
  return Buffer.concat([length, Buffer.from(kind), Buffer.from(content)]);
}

/** A file of the MP4 family of this brand, without a track. */
export const mp4 = (brand = 'isom') =>
  Buffer.concat([atom('ftyp', `${brand}\0\0\0\x01${brand}`), atom('moov', atom('mvhd', Buffer.alloc(100)))]);

/** The first page of an Ogg stream whose first packet begins with this. */
export const ogg = (packet: string) =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from(packet, 'latin1'), Buffer.alloc(40)]);

export async function sendVideo(client: Client, bytes: Buffer, fileName = 'film.webm'): Promise<LessonVideo> {
  const { uploadId } = await client.lessons.beginVideo({ fileName, byteSize: bytes.length });
  for (let index = 0; index * uploadPartBytes < bytes.length; index += 1) {
    const from = index * uploadPartBytes;
    const part = new File([new Uint8Array(bytes.subarray(from, from + uploadPartBytes))], 'part');
    await client.lessons.videoPart({ uploadId, index, part });
  }
  return client.lessons.finishVideo({ uploadId });
}

/** What the host would serve to a session; null when there is nothing for it. */
export async function served({ app }: TestApp, address: string, from = 0, to?: number, session = 'test') {
  const bytes = await app.openBytes(session, address);
  return bytes && buffer(bytes.read(from, to ?? bytes.byteSize ?? 0));
}
