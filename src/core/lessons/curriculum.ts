// The curriculum that ships with the app, read from resources/curriculum/<subject>: subject.json, a Markdown file a
// lesson, and perhaps questions to it. Checked as a whole before anything of it is used: half a subject is none.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { maxLessonChars, maxLessonMinutes } from '#contract/lessons.ts';
import { topicDifficulty } from '#contract/subjects.ts';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const name = z.string().trim().min(1).max(120);
const line = z.string().trim().min(1);

const subjectFile = z.object({
  slug,
  name,
  description: line,
  topics: z
    .array(
      z.object({
        name,
        description: z.string(),
        difficulty: topicDifficulty,
        lessons: z
          .array(
            z.object({
              slug,
              title: line.max(200),
              minutes: z.number().int().min(1).max(maxLessonMinutes),
              /** The lesson this one builds on. */
              after: slug.nullable(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

const question = z.object({
  stem: line,
  explanation: line,
  /** The sentence of the lesson that answers it. */
  quote: line,
  difficulty: z.enum(['easy', 'medium', 'hard']),
});
const options = z.array(line).min(2);
const reasons = z.record(z.string(), z.string()).default({});
const questionsFile = z
  .array(
    z.discriminatedUnion('type', [
      question.extend({ type: z.literal('mcq'), options, answer: line, reasons }),
      question.extend({ type: z.literal('true_false'), options: options.length(2), answer: line, reasons }),
      question.extend({ type: z.literal('short'), answer: z.array(line).min(1) }),
    ]),
  )
  .min(1);
export type CurriculumQuestion = z.infer<typeof questionsFile>[number];

type SubjectFile = z.infer<typeof subjectFile>;
type TopicFile = SubjectFile['topics'][number];

export type CurriculumLesson = TopicFile['lessons'][number] & {
  content: string;
  questions: CurriculumQuestion[];
};
export type CurriculumSubject = Omit<SubjectFile, 'topics'> & {
  topics: (Omit<TopicFile, 'lessons'> & { lessons: CurriculumLesson[] })[];
};

/** `subject` is null when its files do not hold together. */
export interface Shipped {
  slug: string;
  subject: CurriculumSubject | null;
}

export async function readCurriculum(resourcesDir: string): Promise<Shipped[]> {
  const folder = join(resourcesDir, 'curriculum');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const slugs = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    slugs.map(async (slug) => ({
      slug,
      subject: await readSubject(join(folder, slug), slug).catch(() => null),
    })),
  );
}

async function readSubject(folder: string, slug: string): Promise<CurriculumSubject> {
  const subject = subjectFile.parse(JSON.parse(await readFile(join(folder, 'subject.json'), 'utf8')));
  if (subject.slug !== slug) throw new Error('the folder has another name');
  refuseDisorder(subject.topics.flatMap(({ lessons }) => lessons));
  const topics = await Promise.all(
    subject.topics.map(async (topic) => ({
      ...topic,
      lessons: await Promise.all(
        topic.lessons.map(async (lesson) => ({ ...lesson, ...(await readText(folder, lesson.slug)) })),
      ),
    })),
  );
  return { ...subject, topics };
}

async function readText(folder: string, slug: string) {
  const content = (await readFile(join(folder, `${slug}.md`), 'utf8')).trim();
  z.string().min(1).max(maxLessonChars).parse(content);
  const written = await readFile(join(folder, `${slug}.questions.json`), 'utf8').catch(noFile);
  const questions = written === null ? [] : questionsFile.parse(JSON.parse(written));
  for (const each of questions)
    if (each.type !== 'short' && !(each.options.includes(each.answer) && allDiffer(each.options)))
      throw new Error('a question without its answer');
  return { content, questions };
}

/** Each lesson once, and what it builds on is there and does not build on it. */
function refuseDisorder(lessons: TopicFile['lessons']): void {
  const after = new Map(lessons.map(({ slug, after }) => [slug, after]));
  if (after.size !== lessons.length) throw new Error('a lesson stands there twice');
  for (const { slug } of lessons) {
    let next = after.get(slug) ?? null;
    for (let steps = 0; next !== null; steps += 1) {
      if (!after.has(next) || steps >= lessons.length) throw new Error('lessons build on each other');
      next = after.get(next) ?? null;
    }
  }
}

function noFile(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function allDiffer(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
