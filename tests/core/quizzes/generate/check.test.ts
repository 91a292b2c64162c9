// Every rule of the gate, broken one at a time on a question that passes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '#core/quizzes/generate/check.ts';
import type { DraftQuestion, SourcePassage } from '#core/quizzes/generate/types.ts';
import { stemHash } from '#core/quizzes/generate/wording.ts';

const quote = 'Humus is the dark material that remains when dead plants have been broken down.';
const passage: SourcePassage = {
  chunkId: 'chunk',
  page: 4,
  charFrom: 100,
  text: `First words. ${quote} Last words.`,
  heading: null,
  section: 0,
};

function make(changes: Partial<DraftQuestion> = {}): DraftQuestion {
  const stem =
    changes.stem ??
    'Which term belongs in the gap? _____ is the dark material that remains when dead plants have been broken down.';
  return {
    type: 'mcq',
    kind: 'definition',
    options: ['compost', 'humus', 'lime', 'mulch'].map((text, at) => ({
      id: 'abcd'[at] as string,
      text,
      reason: null,
    })),
    correct: ['b'],
    explanation: quote,
    difficulty: 'medium',
    chunkId: 'chunk',
    page: 4,
    charFrom: 113,
    charTo: 113 + quote.length,
    quote,
    key: 'humus',
    generator: 'rules-1',
    ...changes,
    stem,
    stemHash: changes.stemHash ?? stemHash(stem),
  };
}

const options = (...texts: string[]) =>
  texts.map((text, at) => ({ id: 'abcdefgh'[at] as string, text, reason: null }));

describe('checkQuestion', () => {
  it('passes a sound choice, a sound typed question and sound claims', () => {
    const yesNo = options('True', 'False');
    const claim =
      'True or false? Humus is the dark material that remains when dead plants have been broken down.';
    const untrue = 'True or false? Humus is a white powder made from crushed rock.';
    expect(checkQuestion(make(), passage, [])).toBe(null);
    expect(checkQuestion(make({ type: 'short', options: [], correct: ['humus'] }), passage, [])).toBe(null);
    expect(
      checkQuestion(make({ type: 'true_false', options: yesNo, correct: ['a'], stem: claim }), passage, []),
    ).toBe(null);
    expect(
      checkQuestion(make({ type: 'true_false', options: yesNo, correct: ['b'], stem: untrue }), passage, []),
    ).toBe(null);
  });

  it.each<[string, Partial<DraftQuestion>, string]>([
    ['an empty explanation', { explanation: '' }, 'schema'],
    ['a hash of another stem', { stemHash: stemHash('something else') }, 'schema'],
    ['a page before the first', { page: 0 }, 'schema'],
    ['three options', { options: options('compost', 'humus', 'lime') }, 'options'],
    ['five options', { options: options('compost', 'humus', 'lime', 'mulch', 'clay') }, 'options'],
    [
      'one id for two options',
      {
        options: options('compost', 'humus', 'lime', 'mulch').map((one, at) =>
          at === 3 ? { ...one, id: 'a' } : one,
        ),
      },
      'options',
    ],
    ['options on a typed question', { type: 'short', correct: ['humus'] }, 'options'],
    ['no right option', { correct: ['e'] }, 'one_right_option'],
    ['two right options', { correct: ['a', 'b'] }, 'one_right_option'],
    [
      'options alike but for case, accent and number',
      { options: options('Lìmes', 'humus', 'lime', 'mulch') },
      'options_alike',
    ],
    ['a quote one letter off', { quote: quote.replace('dark', 'dork') }, 'quote_not_on_page'],
    ['a quote shifted by one', { charFrom: 114, charTo: 114 + quote.length }, 'quote_not_on_page'],
    ['a quote reaching past its passage', { charTo: 1_000 }, 'quote_not_on_page'],
    ['a quote of another page', { page: 5 }, 'quote_not_on_page'],
    ['an answer the quote does not hold', { correct: ['a'] }, 'answer_not_in_quote'],
    [
      'a stem the quote does not support',
      { stem: 'Which term belongs in the gap? _____ is a white powder from crushed chalk.' },
      'answer_not_in_quote',
    ],
    [
      'a true claim the quote does not hold',
      {
        type: 'true_false',
        options: options('True', 'False'),
        correct: ['a'],
        stem: 'True or false? Humus is a white powder made from crushed rock.',
      },
      'answer_not_in_quote',
    ],
    [
      'a false claim that the quote holds',
      {
        type: 'true_false',
        options: options('True', 'False'),
        correct: ['b'],
        stem: 'True or false? Humus is the dark material that remains when dead plants have been broken down.',
      },
      'answer_not_in_quote',
    ],
    [
      'a stem that holds its answer',
      {
        stem: 'Which term belongs in the gap? Humus or _____ is the dark material that remains when dead plants have been broken down.',
      },
      'stem_gives_answer',
    ],
  ])('turns down %s', (_, changes, fault) => {
    expect(checkQuestion(make(changes), passage, [])).toBe(fault);
  });

  it('turns down what was asked before in nearly the same words', () => {
    const reworded = make({ stem: `${make().stem.replace('dark', 'black')}`, key: 'other', correct: ['b'] });
    const other = { ...reworded, quote: 'elsewhere', options: options('x', 'y', 'z', 'w') };
    expect(checkQuestion(make(), passage, [make({ key: 'other', quote: 'x' })])).toBe('duplicate');
    expect(checkQuestion(make(), passage, [other])).toBe('duplicate');
  });

  it('turns down the same answer from the same words under another stem', () => {
    const typed = make({
      type: 'short',
      options: [],
      correct: ['humus'],
      stem: 'Name what dead plants become when broken down.',
    });
    expect(checkQuestion(make(), passage, [typed])).toBe('duplicate');
  });

  it('passes only a quote that is literally there, whatever is changed in it', () => {
    fc.assert(
      fc.property(fc.nat(quote.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, insert) => {
        const changed = quote.slice(0, at) + insert + quote.slice(at + 1);
        const fault = checkQuestion(make({ quote: changed }), passage, []);
        expect(fault === null).toBe(changed === quote);
      }),
    );
  });
});
