// The text of a file whose encoding nobody told: a mark at its start, else UTF-8 if it is UTF-8 throughout, else the code
// page old spreadsheets write in, which the student is told.
import { fault } from '../faults.ts';

export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** FILE_UNREADABLE encoding: what it holds is no text. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = marked(bytes);
  const refuse = () => fault('FILE_UNREADABLE', { reason: 'encoding' });
  if (encoding !== null) {
    const text = strictly(encoding, bytes);
    if (text === null || text.includes('\u0000')) throw refuse();
    return { text, encoding };
  }
  // Text of one byte a letter holds no zeros; a picture or UTF-16 without its mark does.
  if (bytes.includes(0)) throw refuse();
  const text = strictly('utf-8', bytes);
  if (text !== null) return { text, encoding: 'utf-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

function marked([a, b, c]: Uint8Array): Exclude<Decoded['encoding'], 'windows-1252'> | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
