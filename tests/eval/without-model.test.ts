// What Lectern promises without any model, held against the evaluation set. The figures, and the bars of the product's
// design they are held to, are those that `npm run eval` prints.
import { describe, expect, it } from 'vitest';
import { isMet, type Measure } from '../../scripts/eval/measure.ts';
import {
  answersInQuotes,
  injectionInQuotes,
  questionsByRules,
  searchByWords,
} from '../../scripts/eval/without-model.ts';

/** Those that miss their bar, with how far. */
const missed = (measures: Measure[]) => measures.filter((measure) => isMet(measure) === false);

describe('search by words', () => {
  it('has the passage that answers among the first five for nine in ten questions, and high up', async () => {
    expect(missed(await searchByWords())).toEqual([]);
  });
});

describe('answers in quotes', () => {
  it('reach what the material holds, do not claim what it does not, and stand on the page word for word', async () => {
    expect(missed(await answersInQuotes())).toEqual([]);
  });

  it('never pass on what a text orders an AI to do', async () => {
    expect(missed(await injectionInQuotes())).toEqual([]);
  });
});

describe('questions by rules', () => {
  it('ask what is worth asking, never what cannot stand alone, and key the right answer', async () => {
    expect(missed(await questionsByRules())).toEqual([]);
  });
});
