// What lesson tests share: a shelf with lessons on it, a student who keeps one open, and a curriculum of the test's own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Lesson, LessonBody } from '#contract/lessons.ts';
import type { Client, TestApp } from '../../support/start-app.ts';

export const body: LessonBody = {
  type: 'text',
  title: 'Waves',
  minutes: 10,
  content: 'A wave carries energy.',
  videoUrl: null,
  videoId: null,
  materialId: null,
  pageFrom: null,
  pageTo: null,
};

export async function shelf(client: Client, name = 'Physics') {
  const subject = await client.subjects.create({ name });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Waves' });
  return { subjectId: subject.id, topicId: topic.id };
}

export function add(client: Client, topicId: string, over: Partial<LessonBody> = {}): Promise<Lesson> {
  return client.lessons.create({ ...body, ...over, topicId });
}

/** Keeps a lesson open for this long, with a report every quarter of a minute, as the window does. */
export async function keepOpen(app: TestApp, lessonId: string, seconds: number): Promise<number> {
  const report = (elapsed: number) =>
    app.client.lessons.reading({ lessonId, seconds: elapsed, position: 0.5 });
  let { secondsLeft } = await report(0);
  for (let left = seconds; left > 0; left -= 15) {
    const step = Math.min(15, left);
    app.clock.advance(step * 1000);
    ({ secondsLeft } = await report(step));
  }
  return secondsLeft;
}

export const smallSubject = {
  slug: 'ponds',
  name: 'Ponds',
  description: 'What lives in still water.',
  topics: [
    {
      slug: 'plants',
      name: 'Plants',
      description: 'What grows there.',
      difficulty: 1,
      lessons: [
        { slug: 'reeds', title: 'Reeds', minutes: 3, after: null as string | null },
        { slug: 'lilies', title: 'Lilies', minutes: 4, after: 'reeds' as string | null },
      ],
    },
  ],
};

export const smallFiles: Record<string, unknown> = {
  'reeds.md': 'Reeds grow along the edge of a pond.',
  'lilies.md': 'Lilies float, and their roots hold on to the ground.',
  'reeds.questions.json': [
    {
      type: 'mcq',
      stem: 'Where do reeds grow?',
      options: ['Along the edge', 'On the ground'],
      answer: 'Along the edge',
      explanation: 'They stand along the edge.',
      reasons: { 'On the ground': 'That is where roots of lilies hold on.' },
      quote: 'Reeds grow along the edge of a pond.',
      difficulty: 'easy',
    },
    {
      type: 'short',
      stem: 'What grows along the edge?',
      options: [],
      answer: ['reeds', 'reed'],
      explanation: 'Reeds do.',
      quote: 'Reeds grow along the edge of a pond.',
      difficulty: 'medium',
    },
  ],
};

/** A resources folder with one subject; null leaves a file out. Returns its path. */
export async function curriculum(subject: object = smallSubject, files = smallFiles): Promise<string> {
  const resourcesDir = await mkdtemp(join(tmpdir(), 'lectern-curriculum-'));
  onTestFinished(() => rm(resourcesDir, { recursive: true, force: true }));
  const folder = join(resourcesDir, 'curriculum', 'ponds');
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries({ 'subject.json': subject, ...files }))
    if (content !== null)
      await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return resourcesDir;
}
