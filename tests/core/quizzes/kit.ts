// What quiz tests share: pages of our own prose with things to ask, and a hand that takes quizzes.
import type { Scope } from '#contract/ids.ts';
import type { Attempt, AttemptQuestion, GenerateEvent, Quiz } from '#contract/quizzes.ts';
import type { Client, TestApp } from '../../support/start-app.ts';
import { importPages, rows } from '../tutor/kit.ts';

export { rows };

export const dayMs = 24 * 60 * 60_000;
/** Slower than the second and a half under which an answer earns nothing. */
export const readingMs = 4000;

export const glossaryPage = `# Key Terms

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

export const soundPage = `# Sound Words

echo: a sound that returns to the listener after a distant wall has thrown it back

pitch: how high or low a note seems to the ear

loudness: how strong a note seems to the ear

octave: the step between a note and another of twice as many swings a second

timbre: the colour of a note that tells a flute from a violin

silence: the absence of anything that an ear could notice

vacuum: a space that holds no air and carries no noise`;

export interface Shelving {
  title?: string;
  pages?: string[];
  topicId?: string | null;
  subjectId?: string | null;
}

/** Imports a PDF with these pages and puts it on its shelf. */
export async function shelve(app: TestApp, shelving: Shelving = {}): Promise<string> {
  const { title = 'Waves', pages = [glossaryPage, soundPage], topicId = null, subjectId = null } = shelving;
  const { id } = await importPages(app.client, pages, title);
  if (topicId ?? subjectId) await app.client.library.move({ ids: [id], topicId, subjectId });
  return id;
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
