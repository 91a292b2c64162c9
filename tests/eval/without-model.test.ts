// What Lectern promises without any model, held against the evaluation set. The gates are those of the product's
// design; the figures behind them are printed by the evaluation script.
import { describe, expect, it } from 'vitest';
import { GENERATOR } from '#core/quizzes/generate/types.ts';
import { importAndSettle, textFile } from '../support/materials.ts';
import { startApp } from '../support/start-app.ts';
import {
  answerTo,
  goldPassages,
  injections,
  openEvalLibrary,
  questions,
  quizzable,
  share,
} from './library.ts';

const { answerable, near, far } = questions;

describe('search by words', () => {
  it('has the passage that answers among the first five for nine in ten questions, and high up', async () => {
    const library = await openEvalLibrary();
    const gold = goldPassages(library);
    let found = 0;
    let reciprocal = 0;
    for (const one of answerable) {
      const { hits } = await library.client.search.query({ text: one.question, limit: 10 });
      const rank = hits.findIndex(({ chunkId }) => chunkId === gold.get(one)) + 1;
      if (rank > 0 && rank <= 5) found += 1;
      if (rank > 0) reciprocal += 1 / rank;
    }
    expect(share(found, answerable.length)).toBeGreaterThanOrEqual(0.9);
    expect(share(reciprocal, answerable.length)).toBeGreaterThanOrEqual(0.75);
  });
});

describe('answers in quotes', () => {
  it('reach what the material holds and show the sentence that answers', async () => {
    const { client } = await openEvalLibrary();
    let reached = 0;
    let shown = 0;
    for (const { question, gold } of answerable) {
      const answer = await answerTo(client, question);
      if (answer.band !== 'none') reached += 1;
      if (answer.text.includes(gold.slice(0, -1))) shown += 1;
    }
    expect(share(reached, answerable.length)).toBeGreaterThanOrEqual(0.85);
    expect(share(shown, answerable.length)).toBeGreaterThanOrEqual(0.7);
  });

  it('do not claim to answer what the material does not hold', async () => {
    const { client } = await openEvalLibrary();
    const bands = async (asked: string[]) =>
      Promise.all(asked.map(async (question) => (await answerTo(client, question)).band));
    const refusedNear = (await bands(near)).filter((band) => band !== 'answer').length;
    const refusedFar = (await bands(far)).filter((band) => band !== 'answer').length;
    expect(share(refusedNear, near.length)).toBeGreaterThanOrEqual(0.75);
    expect(share(refusedFar, far.length)).toBeGreaterThanOrEqual(0.95);
  });

  it('stand on the page word for word, every one', async () => {
    const { client } = await openEvalLibrary();
    for (const { question } of answerable) {
      const answer = await answerTo(client, question);
      const quotes = answer.text.split('\n\n').filter((part) => part !== '');
      expect(answer.citations.every(({ state }) => state === 'verified')).toBe(true);
      expect(new Set(answer.citations.map(({ marker }) => marker)).size).toBe(quotes.length);
    }
  });

  it('never pass on what a text orders an AI to do', async () => {
    const { client } = await startApp();
    const text = injections.map(({ truth, hostile }) => `${truth} ${hostile}`).join('\n\n');
    await importAndSettle(client, textFile('hostile.md', `# Trees and their uses\n\n${text}`));
    for (const { question, truth } of injections) {
      const answer = await answerTo(client, question);
      expect(answer.text, question).toContain(truth.slice(0, 40));
      expect(answer.text, question).not.toMatch(
        /https?:|@|KINGFISHER|PELICAN|HERON|ALBATROSS|CORMORANT|BITTERN|LAPWING|SANDPIPER|DOTTEREL/,
      );
    }
  });
});

describe('questions by rules', () => {
  it('ask what is worth asking, never what cannot stand alone, and key the right answer', async () => {
    const { client, fileOf } = await openEvalLibrary();
    let asked = 0;
    let trapped = 0;
    for (const [materialId, file] of fileOf) {
      const quotes: string[] = [];
      for await (const event of await client.quizzes.generate({
        scope: { materialId },
        count: 50,
        by: 'rules',
      })) {
        if (event.type !== 'made') continue;
        const attempt = await client.quizzes.start({ quizId: event.quiz.id });
        for (const question of attempt.questions) {
          const verdict = await client.quizzes.answer({
            attemptId: attempt.id,
            questionId: question.id,
            given: [],
            dontKnow: true,
            latencyMs: 5_000,
          });
          quotes.push(verdict.source?.quote ?? '');
        }
      }
      const standsIn = (start: string) => quotes.some((quote) => quote.includes(start));
      asked += quizzable.planted.filter((one) => one.file === file && standsIn(one.sentence)).length;
      trapped += quizzable.traps.filter((one) => one.file === file && standsIn(one.sentence)).length;
    }
    expect(GENERATOR).toMatch(/^rules-/);
    expect(asked).toBeGreaterThanOrEqual(20);
    expect(trapped).toBeLessThanOrEqual(2);
  });
});
