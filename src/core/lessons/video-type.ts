// What kind of video a file is, by its first bytes. Pictures and sounds share containers with videos and are told apart by
// the brand or codec that stands there.
import { extname } from 'node:path';
import type { VideoType } from '#contract/lessons.ts';

/** Ogg names its codecs in the first pages, which a player's comments may push apart. */
export const videoHeadBytes = 4096;

/** Brands of the MP4 family that are pictures or sounds. */
const otherBrands = /^(?:hei|hev|mif|msf|avi|M4A|M4B|M4P|jp2|jpx|jxl|crx)/;
/** The header's element 4282: its id, its length in up to eight bytes, its text. Matroska has another text there. */
const webmDocType = /\u0042\u0082[\s\S]{1,8}webm/;
/** What an old QuickTime file without a brand begins with. */
const oldAtoms = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** MP4, WebM, Ogg with pictures, or QuickTime; null for anything else. The name decides only where bytes say too little. */
export function videoTypeOf(head: Uint8Array, fileName: string): VideoType | null {
  const start = Buffer.from(head.subarray(0, videoHeadBytes)).toString('latin1');
  if (start.startsWith('\u001a\u0045\u00df\u00a3'))
    return webmDocType.test(start.slice(0, 128)) ? 'video/webm' : null;
  const atom = start.slice(4, 8);
  if (atom === 'ftyp') {
    const brand = start.slice(8, 12);
    if (brand === 'qt  ') return 'video/quicktime';
    return otherBrands.test(brand) ? null : 'video/mp4';
  }
  if (start.startsWith('OggS')) return /\u0080theora|OVP80/.test(start) ? 'video/ogg' : null;
  return oldAtoms.has(atom) && extname(fileName).toLowerCase() === '.mov' ? 'video/quicktime' : null;
}

export const videoEndings: Record<VideoType, string> = {
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/ogg': '.ogv',
  'video/quicktime': '.mov',
};
