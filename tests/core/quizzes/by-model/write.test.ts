// A whole quiz by a scripted model: what is asked of it, what of its questions counts, and what is left when it fails.
import { describe, expect, it } from 'vitest';
import { planOf, type Readable } from '#core/quizzes/by-model/passages.ts';
import type { Asked } from '#core/quizzes/by-model/repeats.ts';
import type { Written } from '#core/quizzes/by-model/wire.ts';
import { type WritingOrder, type WritingProgress, writeQuestions } from '#core/quizzes/by-model/write.ts';
import { stemHash } from '#core/quizzes/generate/wording.ts';
import { library, passageWith, sound, wrongKeys } from './planted.ts';
import {
  asked,
  failed,
  gone,
  honestReader,
  isWriting,
  replyWith,
  type Script,
  scriptedModel,
} from './scripted-model.ts';

const passageOf = (text: string) => library.find((passage) => text.includes(passage.text.slice(0, 60)));
const soundIn = (text: string) => sound.filter((one) => passageOf(text) === passageWith(one.quote));

/** Writes the sound questions of the passage it is given, and answers them rightly. */
const able: Script = (request, nth) =>
  isWriting(request) ? replyWith(...soundIn(asked(request))) : honestReader(sound, truthOf)(request, nth);

const truthOf = (one: Written) =>
  one.type === 'tf' ? (one.answer === 'true' ? 'True' : 'False') : one.answer;

async function write(script: Script, more: Partial<WritingOrder> = {}) {
  const model = scriptedModel(script);
  const count = more.count ?? 6;
  const progress: WritingProgress[] = [];
  const writing = writeQuestions({
    model,
    plan: planOf(library, count, 1),
    count,
    seed: 1,
    asked: [],
    vectorsOf: async () => null,
    looksAgain: () => true,
    signal: new AbortController().signal,
    ...more,
  });
  for (;;) {
    const { value, done } = await writing.next();
    if (done) return { ...value, progress, requests: model.requests };
    progress.push(value);
  }
}

const soundOf = (passage: Readable) => sound.filter((one) => passageWith(one.quote) === passage);
/** The passage with most to ask about. */
const first = library.toSorted((a, b) => soundOf(b).length - soundOf(a).length)[0] as Readable;
const onlyFirst = { plan: { tasks: [{ passage: first, count: 3 }], spare: [] }, count: 3 };
const own = soundOf(first).slice(0, 3);

describe('writing', () => {
  it('goes from passage to passage until there are enough, and says how far it is', async () => {
    const { drafts, fallback, progress, requests } = await write(able);
    expect(drafts).toHaveLength(6);
    expect(fallback).toBe(null);
    expect(drafts.every(({ confirmed }) => confirmed)).toBe(true);
    expect(new Set(drafts.map(({ materialId }) => materialId)).size).toBeGreaterThan(1);
    expect(progress[0]).toEqual({ stage: 'waiting', passagesDone: 0, passageCount: 3, made: 0 });
    expect(progress.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['writing', 'checking']));
    expect(requests.every(({ background }) => background === true)).toBe(true);
  });

  it('sends one passage a call, in a fence, with the form to answer in', async () => {
    const { requests } = await write(able);
    for (const request of requests.filter(isWriting)) {
      expect(library.filter(({ text }) => asked(request).includes(text))).toHaveLength(1);
      expect(asked(request)).toMatch(/^<src id="P" k="([0-9a-f]{8})">\n[\s\S]+\n<\/src k="\1">\n\n/u);
      expect(request.messages[0]?.content).toContain(JSON.stringify(request.schema?.schema));
      expect(request.maxTokens).toBe(440);
      expect(request.temperature).toBeGreaterThanOrEqual(0.2);
      expect(request.temperature).toBeLessThanOrEqual(0.4);
    }
  });

  it('adds up what all calls took', async () => {
    const { spent, requests } = await write(able);
    expect(spent).toMatchObject({
      promptTokens: 100 * requests.length,
      completionTokens: 10 * requests.length,
      durationMs: 50 * requests.length,
      firstTokenMs: 7,
    });
  });

  it('mends a reply that is no JSON, once a call and twice a quiz', async () => {
    const { drafts, requests, fallback } = await write((request) =>
      isWriting(request) ? 'Sure! Here are your questions: 1. What is xylem?' : 'A',
    );
    const mending = requests.filter((request) => asked(request).startsWith('Return only valid JSON; error:'));
    expect(mending).toHaveLength(2);
    expect(drafts).toEqual([]);
    expect(fallback).toBe('MODEL_FAILED');
  });

  it('counts what a mended reply holds', async () => {
    const { drafts, fallback } = await write((request, nth) => {
      if (nth === 0) return `${replyWith(...own).slice(0, -4)}`;
      return isWriting(request) ? replyWith(...own) : honestReader(own, truthOf)(request, nth);
    }, onlyFirst);
    expect(drafts).toHaveLength(3);
    expect(fallback).toBe(null);
  });

  it('reads JSON in fences, in prose and with a comma too many', async () => {
    const reply = `Here you are:\n\`\`\`json\n${replyWith(...own).replace(/\}\]/u, '},]')}\n\`\`\`\nEnjoy {them}!`;
    const { drafts, requests } = await write(() => reply, { ...onlyFirst, looksAgain: () => false });
    expect(drafts).toHaveLength(3);
    expect(requests).toHaveLength(1);
  });

  it('counts what it drops and reads a spare passage instead', async () => {
    const { drafts, dropped } = await write((request, nth) => {
      if (!isWriting(request)) return able(request, nth);
      return nth === 0
        ? replyWith(...own.map((one) => ({ ...one, quote: 'Nobody ever wrote this.' })))
        : able(request, nth);
    });
    expect(dropped).toBe(3);
    expect(drafts).toHaveLength(6);
  });
});

describe('the second look', () => {
  const blind = wrongKeys.filter((one) => one.blind).map(({ question }) => question);

  it.each(blind.map((question) => [question.stem, question] as const))('drops: %s', async (_, question) => {
    const passage = passageWith(question.quote);
    const reader = honestReader([question], () => 'nothing of the kind');
    const { drafts, dropped } = await write(
      (request, nth) => (isWriting(request) ? replyWith(question) : reader(request, nth)),
      { plan: { tasks: [{ passage, count: 1 }], spare: [] }, count: 1 },
    );
    expect(drafts).toEqual([]);
    expect(dropped).toBe(1);
  });

  it('asks twice, each option behind another letter, with nothing that tells the key', async () => {
    const [question] = own as [Written];
    const { requests } = await write(
      (request, nth) => (isWriting(request) ? replyWith(question) : able(request, nth)),
      { plan: { tasks: [{ passage: first, count: 1 }], spare: [] }, count: 1 },
    );
    const looks = requests.filter((request) => !isWriting(request));
    expect(looks).toHaveLength(2);
    const [once, twice] = looks.map((look) => new Set<string>(asked(look).match(/^[A-D]\) .+$/gmu)));
    expect(once?.size).toBe(4);
    expect([...(once ?? [])].filter((line) => twice?.has(line))).toEqual([]);
    expect(looks.every(({ temperature }) => temperature === 0)).toBe(true);
    expect(looks.map(asked).join()).not.toMatch(/answer_index|"quote"|explanation/u);
  });

  it('keeps what the model cannot say a letter to, unconfirmed', async () => {
    const { drafts } = await write(
      (request) =>
        isWriting(request) ? replyWith(own[0]) : 'As a helpful assistant I would think about it.',
      { plan: { tasks: [{ passage: first, count: 1 }], spare: [] }, count: 1 },
    );
    expect(drafts).toMatchObject([{ confirmed: false }]);
  });

  it('is left out on battery, and questions stay unconfirmed', async () => {
    const { drafts, requests } = await write(able, { looksAgain: () => false });
    expect(requests.every(isWriting)).toBe(true);
    expect(drafts.some(({ confirmed }) => confirmed)).toBe(false);
  });
});

describe('a model that goes away', () => {
  it('leaves what it wrote before', async () => {
    const { drafts, fallback } = await write((request, nth) =>
      isWriting(request) && nth > 0 ? gone() : able(request, nth),
    );
    expect(drafts.length).toBeGreaterThan(0);
    expect(drafts.length).toBeLessThan(6);
    expect(fallback).toBe('MODEL_UNREACHABLE');
  });

  it('during the second look leaves the question unconfirmed', async () => {
    const { drafts, fallback } = await write((request, nth) =>
      isWriting(request) ? able(request, nth) : gone(),
    );
    expect(drafts.length).toBeGreaterThan(0);
    expect(drafts.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(fallback).toBe('MODEL_UNREACHABLE');
  });

  it('may fail at one passage and go on with the next', async () => {
    const { drafts, fallback } = await write((request, nth) => (nth === 0 ? failed() : able(request, nth)));
    expect(drafts).toHaveLength(6);
    expect(fallback).toBe(null);
  });

  it('is not asked a third time after failing twice', async () => {
    const { requests, fallback } = await write(() => failed());
    expect(requests).toHaveLength(2);
    expect(fallback).toBe('MODEL_FAILED');
  });

  it('ends with the reason when the student has gone', async () => {
    const stop = new AbortController();
    const writing = write(
      (request, nth) => {
        if (nth === 1) stop.abort();
        return able(request, nth);
      },
      { signal: stop.signal },
    );
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('repeats', () => {
  const earlier = (one: Written): Asked => ({
    stem: one.stem,
    stemHash: stemHash(one.stem),
    answer: one.answer,
    quote: one.quote,
  });
  const [one] = own as [Written];
  const written = async (asked: Asked[], more: Partial<WritingOrder> = {}) =>
    (await write(() => replyWith(one), { ...onlyFirst, asked, looksAgain: () => false, ...more })).drafts.map(
      ({ stem }) => stem,
    );

  it('are not made of a question asked before, in whatever case', async () => {
    expect(await written([])).toEqual([one.stem]);
    const again = earlier({ ...one, stem: one.stem.toUpperCase() });
    expect(await written([{ ...again, answer: 'x', quote: 'y' }])).toEqual([]);
  });

  it('are not made of nearly the same words', async () => {
    const stem = `${one.stem.slice(0, -1)} then?`;
    expect(await written([{ stem, stemHash: stemHash(stem), answer: 'x', quote: 'y' }])).toEqual([]);
  });

  it('are not made of the same answer from the same sentence', async () => {
    const stem = 'Give its name.';
    expect(await written([{ stem, stemHash: stemHash(stem), answer: one.answer, quote: one.quote }])).toEqual(
      [],
    );
  });

  it('are not made of the same thing in other words, when meaning can be compared', async () => {
    const stem = 'Through which part of wood does the sap rise?';
    const asked = [{ stem, stemHash: stemHash(stem), answer: 'x', quote: 'y' }];
    const alike = async (texts: string[]) => texts.map(() => Float32Array.of(1, 0));
    const unlike = async (texts: string[]) =>
      texts.map((text) => (text === stem ? Float32Array.of(1, 0) : Float32Array.of(0.9, 0.436)));
    expect(await written(asked, { vectorsOf: alike })).toEqual([]);
    expect(await written(asked, { vectorsOf: unlike })).toEqual([one.stem]);
  });

  it('are warned of, with eight stems at most', async () => {
    const old = Array.from({ length: 20 }, (_, at) =>
      earlier({ ...one, stem: `Old question ${at}?`, answer: `${at}` }),
    );
    const { requests } = await write(able, { ...onlyFirst, asked: old });
    const named = asked(requests[0] as never).match(/^- .+$/gmu);
    expect(named).toEqual(Array.from({ length: 8 }, (_, at) => `- Old question ${at + 12}?`));
  });
});
