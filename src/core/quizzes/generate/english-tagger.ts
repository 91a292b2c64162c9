// The one wink-nlp of the process, made when this file is first imported, which happens on demand (see english.ts).
// Never make a second: each one grows the shared model, and after some twenty the process runs out of memory.
import model from 'wink-eng-lite-web-model';
import createWink from 'wink-nlp';
import type { EnglishTagger } from './english.ts';

const wink = createWink(model, ['sbd', 'pos']);

export const englishTagger: EnglishTagger = {
  tag(text) {
    const tokens = wink.readDoc(text).tokens();
    const values = tokens.out() as string[];
    const tags = tokens.out(wink.its.pos) as string[];
    return values.map((value, at) => ({ text: value, pos: tags[at] ?? 'X' }));
  },
};
