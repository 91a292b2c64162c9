// What exam tests share: a subject with two topics, each with a file of its own.
import type { ExamWish } from '#contract/exams.ts';
import type { TestApp } from '../../support/start-app.ts';
import { startApp } from '../../support/start-app.ts';
import { dayMs, glossaryPage, shelve, soundPage } from '../quizzes/kit.ts';

export interface Shelf {
  app: TestApp;
  subjectId: string;
  waves: string;
  sound: string;
  wavesFile: string;
}

/** The clock stands at Tuesday, the 10th of March 2026. */
export async function shelf(): Promise<Shelf> {
  // How many questions rules make of a short text depends on the draw.
  const app = await startApp({ ports: { randomInt: (below) => 42 % below } });
  const { client } = app;
  const { id: subjectId } = await client.subjects.create({ name: 'Physics' });
  const { id: waves } = await client.subjects.createTopic({ subjectId, name: 'Waves' });
  const { id: sound } = await client.subjects.createTopic({ subjectId, name: 'Sound' });
  const filler = Array.from({ length: 14 }, (_, n) => `# Part ${n}\n\nA page of quiet reading, number ${n}.`);
  const wavesFile = await shelve(app, { title: 'Waves', pages: [glossaryPage, ...filler], topicId: waves });
  await shelve(app, { title: 'Sound', pages: [soundPage], topicId: sound });
  return { app, subjectId, waves, sound, wavesFile };
}

export function wish(
  { app, subjectId, waves, sound }: Shelf,
  inDays = 7,
  changes: Partial<ExamWish> = {},
): ExamWish {
  return {
    name: 'Physics midterm',
    subjectId,
    at: app.clock.now() + inDays * dayMs,
    topicIds: [waves, sound],
    minutesPerDay: 30,
    daysOff: [],
    ...changes,
  };
}
