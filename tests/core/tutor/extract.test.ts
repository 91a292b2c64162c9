// Choosing sentences and bands: the rules by themselves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '#core/search/query.ts';
import { bandOf, thresholds, weightOf } from '#core/tutor/band.ts';
import { extractAnswer, extractClosest, maxQuotes, saysPhrase } from '#core/tutor/extract.ts';
import { contentStems, readQuestion } from '#core/tutor/question.ts';

function quotes(question: string, ...texts: string[]): string[] {
  const evidence = texts.map((text, order) => ({ text, score: 1, order }));
  const terms = parseQuery(question).words.map((unit) => ({ unit, weight: 1 }));
  return extractAnswer(readQuestion(question), evidence, terms).map(
    ({ passage, from, to }) => texts[passage]?.slice(from, to) ?? '',
  );
}

describe('the topic of', () => {
  test.each([
    ['What is a resultant vector?', 'resultant vector'],
    ['what are standing waves', 'standing waves'],
    ["What's the head-to-tail method?", 'head-to-tail method'],
    ['Please define inferior good.', 'inferior good'],
    ['What does “amplitude” mean?', 'amplitude'],
    ['What is meant by elasticity?', 'elasticity'],
    ['Who was Marie Curie?', 'Marie Curie'],
    ['¿Qué es la velocidad media?', 'velocidad media'],
    ['Was ist ein Vektor?', 'Vektor'],
    ['Qu’est-ce qu’une onde ?', 'onde'],
  ])('%s is %s', (question, topic) => {
    expect(readQuestion(question).topic).toEqual(contentStems(topic));
  });

  test.each([
    'How do you add vectors graphically?',
    'Why is the sky blue?',
    'amplitude',
    'What is the reason why prices rise again so soon after every single fall of them?',
  ])('%s is none', (question) => {
    expect(readQuestion(question).topic).toBeNull();
  });
});

test('a definition is preferred to a mention of the same words', () => {
  const found = quotes(
    'What is friction?',
    'Everybody has felt friction on a cold morning road. Friction is a contact force that opposes motion between two bodies.',
  );
  expect(found).toContain('Friction is a contact force that opposes motion between two bodies.');
  const [first] = quotes(
    'What is an inferior good?',
    'The inferior good was sold at the market for less than before. A product whose demand falls as income rises is called an inferior good.',
  ).filter((text) => text.includes('called'));
  expect(first).toBeDefined();
});

test('a longer name that begins with the topic does not name it', () => {
  const longer = 'A theory of goods and tools is called cultural materialism.';
  const named = 'All that a people shares and hands on is called culture.';
  const text = `${longer} ${named}`;
  const terms = parseQuery('culture').words.map((unit) => ({ unit, weight: 1 }));
  const [best] = extractClosest(readQuestion('What is culture?'), [{ text, score: 1, order: 0 }], terms);
  expect(text.slice(best?.from, best?.to)).toBe(named);
});

test('a definition may use the head of the topic alone', () => {
  const [best] = quotes(
    'What is the range of a projectile?',
    'People aimed cannons by guessing the range of a projectile for centuries and mostly missed with it. The range is the horizontal distance that a projectile covers before it lands.',
  ).filter((text) => text.startsWith('The range is'));
  expect(best).toBeDefined();
});

test('questions, scraps, monsters, notes and headings give way to sentences', () => {
  const good = 'Static friction keeps a resting crate from sliding down.';
  const poor = [
    'Does static friction keep a crate from sliding?',
    'Static friction.',
    `Static friction ${'and one more thing '.repeat(20)}ends here.`,
    '[BL] Ask the class what static friction does to a crate.',
    'Static friction of the crate',
    '4.1 The static friction of a crate',
  ];
  const question = readQuestion('crate static friction');
  const terms = parseQuery('crate static friction').words.map((unit) => ({ unit, weight: 1 }));
  for (const line of poor) {
    const text = `${line}\n${good}`;
    const [best] = extractClosest(question, [{ text, score: 1, order: 0 }], terms);
    expect(text.slice(best?.from, best?.to)).toBe(good);
  }
  expect(quotes('crate static friction', 'Static friction')).toEqual([]);
  expect(quotes('What is the forgetting curve?', '4.1 The forgetting curve')).toEqual([]);
});

test('what says the same is not said twice', () => {
  const sentence = 'An echo is a sound that a distant wall has thrown back.';
  expect(quotes('What is an echo?', sentence, `Summary. ${sentence}`)).toHaveLength(1);
});

test('the sentence beside a chosen one is preferred to one like it elsewhere', () => {
  const found = quotes(
    'nodes standing wave',
    'A standing wave has places of rest which are its nodes. Every wave of this kind has nodes at both of its fixed ends.',
    'Boats rock on a wave of any height. Some boats have nodes of rope.',
  );
  expect(found[1]).toBe('Every wave of this kind has nodes at both of its fixed ends.');
});

test('a sentence far weaker than the first is left out', () => {
  const found = quotes(
    'fundamental frequency of a tight string',
    'The fundamental frequency of a tight string is the lowest of all. A string is bought in a shop by the metre.',
  );
  expect(found).toEqual(['The fundamental frequency of a tight string is the lowest of all.']);
});

test('quotes come in reading order, whatever their worth', () => {
  const found = quotes(
    'What is an echo?',
    'Bats find moths in the dark by listening for an echo. Rain makes no sound. An echo is a sound that comes back.',
  );
  expect(found.map((text) => text.slice(0, 4))).toEqual(['Bats', 'An e']);
});

test('the nearest passages give one sentence each', () => {
  const texts = [
    'Waves carry energy over the sea. Waves are high.',
    'Waves of light need no air at all.',
    'Other things.',
  ];
  const terms = parseQuery('waves').words.map((unit) => ({ unit, weight: 1 }));
  const evidence = texts.map((text, i) => ({ text, score: 1 - i / 10, order: 9 - i }));
  expect(extractClosest(readQuestion('waves'), evidence, terms).map(({ passage }) => passage)).toEqual([
    0, 1,
  ]);
});

test('whatever the text and the question, a quote is a sentence of a passage, and there are three at most', () => {
  const word = fc.constantFrom(
    'echo',
    'is',
    'a',
    'wave',
    'sound',
    'The',
    'called',
    'node',
    '光合',
    '作用',
    '12',
    '(a)',
  );
  const sentence = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.constantFrom('. ', '? ', '\n', '.\n\n', '。'))
    .map(([words, end]) => words.join(' ') + end);
  const text = fc.array(sentence, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.array(word, { minLength: 1, maxLength: 5 }),
      (texts, words) => {
        const found = quotes(`What is ${words.join(' ')}?`, ...texts);
        expect(found.length).toBeLessThanOrEqual(maxQuotes);
        for (const quote of found) {
          expect(quote.trim()).not.toBe('');
          expect(texts.some((one) => one.includes(quote))).toBe(true);
        }
      },
    ),
  );
});

test('a phrase is said when its words follow one another, small words aside', () => {
  expect(saysPhrase('Find the range of the projectiles.', contentStems('range of a projectile'))).toBe(true);
  expect(saysPhrase('A projectile has a range.', contentStems('range of a projectile'))).toBe(false);
});

describe('the band is', () => {
  const { strict, answer, closest } = thresholds;
  test.each([
    ['answer at its threshold', { best: answer, asksWhatIs: false, saysTopic: false }, 'answer'],
    ['closest just below', { best: answer - 0.001, asksWhatIs: false, saysTopic: false }, 'closest'],
    ['closest at its threshold', { best: closest, asksWhatIs: false, saysTopic: false }, 'closest'],
    ['none just below', { best: closest - 0.001, asksWhatIs: false, saysTopic: false }, 'none'],
    [
      'answer for a topic that is said, however low',
      { best: 0.01, asksWhatIs: true, saysTopic: true },
      'answer',
    ],
    [
      'closest for a topic that is not said',
      { best: strict - 0.001, asksWhatIs: true, saysTopic: false },
      'closest',
    ],
    [
      'answer for one not said at the strict threshold',
      { best: strict, asksWhatIs: true, saysTopic: false },
      'answer',
    ],
  ] as const)('%s', (_name, given, band) => {
    expect(bandOf(given)).toBe(band);
  });
});

test('a word weighs more the fewer passages hold it, and never nothing', () => {
  expect(weightOf(1, 1000)).toBeGreaterThan(weightOf(10, 1000));
  expect(weightOf(1, 1)).toBeGreaterThan(0);
});
