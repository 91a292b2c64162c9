// How much real textbooks yield, read by the real extractor, one passage a page. Skipped where they are absent.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '#core/quizzes/generate/check.ts';
import { generateQuestions } from '#core/quizzes/generate/generate.ts';
import type { SourcePassage } from '#core/quizzes/generate/types.ts';
import { openDocument } from '#engine/open.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/textbooks');
const book = join(folder, 'physics-ch05.pdf');

async function passagesOf(file: string): Promise<SourcePassage[]> {
  const document = await openDocument(file, 'application/pdf');
  const passages: SourcePassage[] = [];
  for (let page = 1; page <= document.info.pageCount; page += 1) {
    const { text } = await document.page(page);
    passages.push({ chunkId: String(page), page, charFrom: 0, text, heading: null, section: page });
  }
  await document.close();
  return passages;
}

describe.skipIf(!existsSync(book))('a chapter of a physics book (needs ../shared/data/textbooks)', () => {
  it('gives at least eight questions, most of them not gaps in ordinary sentences', async () => {
    const passages = await passagesOf(book);
    const { questions } = await generateQuestions(passages, {
      seed: 1,
      limit: 20,
      language: 'en',
      avoidStemHashes: new Set(),
      avoidQuotes: new Set(),
    });
    expect(questions.length).toBeGreaterThanOrEqual(8);
    expect(questions.filter((question) => question.kind !== 'cloze').length).toBeGreaterThan(
      questions.length / 2,
    );
    for (const question of questions) {
      const passage = passages.find((each) => each.chunkId === question.chunkId) as SourcePassage;
      expect(checkQuestion(question, passage, [])).toBe(null);
    }
  });
});
