// What quiz tests share: pages of our own prose with things to ask, and a hand that takes quizzes.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Scope } from '#contract/ids.ts';
import type { Attempt, AttemptQuestion, GenerateEvent, Quiz } from '#contract/quizzes.ts';
import type { Client, TestApp } from '../../support/start-app.ts';

export const dayMs = 24 * 60 * 60_000;
/** Slower than the second and a half under which an answer earns nothing. */
export const readingMs = 4000;

export const glossaryPage = `Key Terms

amplitude: the largest distance of a swinging body from its place of rest

frequency: the number of full swings that a body makes in one second

refraction: the bending of light as it enters glass or water at a slant

diffraction: the spreading of light after it has passed through a narrow slit

interference: the adding up of two ripples that meet at the same place

resonance: the strong response of a body that is pushed in time with its own rhythm

damping: the slow loss of motion that friction takes from a swinging body

pendulum: a weight on a string that swings to and fro under gravity

prism: a block of glass that spreads white light into its colours

lens: a curved piece of glass that brings light together or spreads it out

mirror: a smooth surface that throws light back at the angle at which it came

shadow: the dark region behind a body that stops light`;

export const soundPage = `Sound Words

echo: a sound that returns to the listener after a distant wall has thrown it back

pitch: how high or low a note seems to the ear

loudness: how strong a note seems to the ear

octave: the step between a note and another of twice as many swings a second

timbre: the colour of a note that tells a flute from a violin

silence: the absence of anything that an ear could notice

vacuum: a space that holds no air and carries no noise`;

/** Reads and changes rows beside the app, for states that no call of the contract leads to. */
export function rows(
  app: TestApp,
  sql: string,
  ...values: (string | number | null)[]
): Record<string, unknown>[] {
  const database = new BetterSqlite3(join(app.dataDir, 'lectern.sqlite'));
  try {
    const statement = database.prepare(sql);
    if (statement.reader) return statement.all(...values) as Record<string, unknown>[];
    statement.run(...values);
    return [];
  } finally {
    database.close();
  }
}

export interface Shelving {
  title?: string;
  pages?: string[];
  language?: string;
  status?: string;
  topicId?: string | null;
  subjectId?: string | null;
  session?: string;
}

/** A finished material with these pages, one passage a page. */
export async function shelve(app: TestApp, shelving: Shelving = {}): Promise<string> {
  const { title = 'Waves', pages = [glossaryPage, soundPage], language = 'eng', status = 'ready' } = shelving;
  const profile = await app.as(shelving.session ?? 'test').people.current();
  const materialId = v7();
  rows(
    app,
    `INSERT INTO materials (id, user_id, subject_id, topic_id, title, file_name, content_type, content_hash, byte_size,
       processing_status, page_count, language, uploaded_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 'waves.md', 'text/markdown', ?, 10, ?, ?, ?, 1, 1)`,
    materialId,
    profile?.id ?? '',
    shelving.subjectId ?? null,
    shelving.topicId ?? null,
    title,
    materialId,
    status,
    pages.length,
    language,
  );
  for (const [index, text] of pages.entries()) {
    const page = index + 1;
    rows(
      app,
      `INSERT INTO material_pages (material_id, page, kind, text, char_count, width, height, runs, headings)
       VALUES (?, ?, ?, ?, ?, 600, 800, '[]', '[]')`,
      materialId,
      page,
      text === '' ? 'image_only' : 'text',
      text,
      text.length,
    );
    if (text === '') continue;
    rows(
      app,
      `INSERT INTO material_chunks (id, material_id, ordinal, chunk_text, heading, page_from, page_to, char_from, char_to,
         text_hash, token_count, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, '', 1, 1)`,
      v7(),
      materialId,
      page,
      text,
      text.split('\n')[0] ?? '',
      page,
      page,
      text.length,
    );
  }
  return materialId;
}

export async function events(stream: Promise<AsyncIterable<GenerateEvent>>): Promise<GenerateEvent[]> {
  const seen: GenerateEvent[] = [];
  for await (const event of await stream) seen.push(event);
  return seen;
}

export async function make(client: Client, scope: Scope = {}, count = 10): Promise<Quiz> {
  const made = (await events(client.quizzes.generate({ scope, count }))).at(-1);
  if (made?.type !== 'made') throw new Error('No quiz was made');
  return made.quiz;
}

/** The stored right answers of a quiz, by question. */
export function keysOf(app: TestApp, quizId: string): Map<string, string[]> {
  const found = rows(app, 'SELECT id, correct_answer AS key FROM quiz_questions WHERE quiz_id = ?', quizId);
  return new Map(found.map(({ id, key }) => [String(id), JSON.parse(String(key)) as string[]]));
}

/** An answer to this question that is right or wrong as wanted. */
export function pick(app: TestApp, quizId: string, question: AttemptQuestion, right: boolean): string {
  const key = keysOf(app, quizId).get(question.id)?.[0] ?? '';
  if (right) return key;
  return question.options.find(({ id }) => id !== key)?.id ?? 'not the answer';
}

/** Takes the whole attempt: the first `right` questions right, the rest wrong. */
export async function take(
  app: TestApp,
  client: Client,
  attempt: Attempt,
  right = attempt.questions.length,
  latencyMs = readingMs,
): Promise<Attempt> {
  for (const [index, question] of attempt.questions.entries()) {
    const given = [pick(app, attempt.quizId, question, index < right)];
    await client.quizzes.answer({ attemptId: attempt.id, questionId: question.id, given, latencyMs });
  }
  return client.quizzes.finish({ attemptId: attempt.id });
}
