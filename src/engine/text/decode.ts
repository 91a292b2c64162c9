// Turns the bytes of a text file into characters: byte order marks, UTF-16 without one, UTF-8, and the old Western
// encoding for what is not UTF-8. Bytes that no encoding makes text of are refused, not shown as noise.

/** A stray control character happens; more than this share of them means that a file is not text. */
const maxControlShare = 0.01;
const strayControls = 2;

/** The file's text with "\n" line ends, or null when the bytes are not text. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  if (text === null || isBinary(text)) return null;
  return text.replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return new TextDecoder('utf-8').decode(bytes);
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  const wide = guessUtf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeDamaged(bytes);
  }
}

/** UTF-8 with a few bad bytes stays UTF-8 with marks; text whose high bytes never form UTF-8 is windows-1252. */
function decodeDamaged(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (const char of text) {
    if (char === '\ufffd') bad += 1;
    else if (char > '\u007f') good += 1;
  }
  return good > bad ? text : new TextDecoder('windows-1252').decode(bytes);
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

function isBinary(text: string): boolean {
  let control = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) control += 1;
  }
  return control > strayControls + text.length * maxControlShare;
}

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
