// Which language a material is mostly in, by the statistics of its letters; no answer beats a wrong one.
import { franc } from 'franc-min';

/** Below this the guess is chance. */
const minLetters = 150;

/** More letters change nothing and cost time. */
const sampleChars = 4000;

/** ISO 639-3 code, or null. `samples`: pieces of text from different parts of the material. */
export function detectLanguage(samples: string[]): string | null {
  const share = Math.ceil(sampleChars / Math.max(1, samples.length));
  const text = samples.map((sample) => sample.slice(0, share)).join(' ');
  if ((text.match(/\p{L}/gu)?.length ?? 0) < minLetters) return null;
  const code = franc(text, { minLength: minLetters });
  return code === 'und' ? null : code;
}
