// Everything a student made as one zip of open formats, which needs no Lectern to be read. Imported files are not in it:
// they lie in the data folder as they came. Names of folders and columns are English, so that programs can rely on them.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Drizzle } from '../db/open.ts';
import { lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { xpLogs } from '../db/schema/progress.ts';
import { studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { listHighlights } from '../highlights/highlights.ts';
import { listNotes } from '../notes/notes.ts';
import { readProfile } from '../people/profiles.ts';
import type { Tx } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';
import { listSubjects } from '../subjects/shelves.ts';
import { cardsCsv } from './cards-to-tables.ts';
import { csvOf } from './csv.ts';
import { outgoingCards, picturesIn } from './outgoing-cards.ts';
import { outgoingQuestions, questionColumns, questionRow } from './quiz-tables.ts';
import { createNames, safeName, type ZipPart } from './zip-writing.ts';

/** `bytesOf` reads a card's picture; null when it is gone. */
export async function everythingOf(
  db: Drizzle,
  userId: string,
  bytesOf: (hash: string) => Promise<Buffer | null>,
): Promise<ZipPart[]> {
  const cards = outgoingCards(db, userId);
  const parts = [
    profile(db, userId),
    ...notes(db, userId),
    { name: 'highlights.csv', bytes: highlights(db, userId) },
    { name: 'cards.csv', bytes: cardsCsv(cards) },
    { name: 'quizzes.csv', bytes: quizzes(db, userId) },
    { name: 'sessions.csv', bytes: sessions(db, userId) },
    { name: 'xp.csv', bytes: xp(db, userId) },
    ...lessonFiles(db, userId),
  ];
  const texts = cards.flatMap(({ front, back }) => [front, back]);
  for (const { hash, fileName } of picturesIn(db, userId, texts).values()) {
    const bytes = await bytesOf(hash);
    if (bytes !== null) parts.push({ name: `media/${fileName}`, bytes, isPacked: true } as ZipPart);
  }
  return parts;
}

/** The lock's hash and keys of services stay behind. */
function profile(db: Drizzle, userId: string): ZipPart {
  const { id: _id, locked: _locked, ...about } = readProfile(db, userId);
  const shelves = listSubjects(db, userId).map(({ name, topics }) => ({
    name,
    topics: topics.map((topic) => ({ name: topic.name, difficulty: topic.difficulty })),
  }));
  const data = { ...about, settings: readSettings(db, userId), subjects: shelves };
  return { name: 'profile.json', bytes: `${JSON.stringify(data, null, 2)}\n` };
}

function notes(tx: Tx, userId: string): ZipPart[] {
  const nameOf = createNames();
  return listNotes(tx, userId, {}).map(({ title, body, sources, updatedAt }) => {
    const from = sources.map(
      ({ marker, materialTitle, page, quote }) => `- [${marker}] ${materialTitle}, p. ${page}: “${quote}”`,
    );
    const text = [`# ${title}`, body.trim(), from.join('\n'), `Changed ${iso(updatedAt)}`];
    return {
      name: nameOf('notes/', title, '.md'),
      bytes: `${text.filter((part) => part !== '').join('\n\n')}\n`,
    };
  });
}

function highlights(tx: Tx, userId: string): string {
  return csvOf(
    ['material', 'page', 'quote', 'note', 'colour', 'created_at'],
    listHighlights(tx, userId, {}).map(({ materialTitle, page, quote, note, colour, createdAt }) => [
      materialTitle,
      page,
      quote,
      note,
      colour,
      iso(createdAt),
    ]),
  );
}

function quizzes(tx: Tx, userId: string): string {
  return csvOf(
    ['quiz', ...questionColumns, 'source'],
    outgoingQuestions(tx, userId).map((question) => [
      question.quiz,
      ...questionRow(question, true),
      question.source,
    ]),
  );
}

function sessions(tx: Tx, userId: string): string {
  const rows = tx
    .select({
      session: studySessions,
      subject: subjects.name,
      topic: topics.name,
      material: materials.title,
      lesson: lessons.title,
    })
    .from(studySessions)
    .leftJoin(subjects, eq(subjects.id, studySessions.subjectId))
    .leftJoin(topics, eq(topics.id, studySessions.topicId))
    .leftJoin(materials, eq(materials.id, studySessions.materialId))
    .leftJoin(lessons, eq(lessons.id, studySessions.lessonId))
    .where(
      and(
        eq(studySessions.userId, userId),
        eq(studySessions.state, 'finished'),
        isNull(studySessions.deletedAt),
      ),
    )
    .orderBy(asc(studySessions.startedAt), asc(studySessions.id))
    .all();
  return csvOf(
    [
      'day',
      'time_zone',
      'started_at',
      'ended_at',
      'kind',
      'seconds',
      'subject',
      'topic',
      'material',
      'lesson',
      'note',
    ],
    rows.map(({ session, subject, topic, material, lesson }) => [
      session.localDay,
      session.tz,
      iso(session.startedAt),
      session.endedAt === null ? null : iso(session.endedAt),
      session.kind,
      session.durationSeconds,
      subject,
      topic,
      material,
      lesson,
      session.note,
    ]),
  );
}

function xp(tx: Tx, userId: string): string {
  const rows = tx
    .select()
    .from(xpLogs)
    .where(eq(xpLogs.userId, userId))
    .orderBy(asc(xpLogs.createdAt), asc(xpLogs.id))
    .all();
  return csvOf(
    ['day', 'source', 'amount', 'reason', 'created_at'],
    rows.map((row) => [row.localDay, row.sourceType, row.xpAmount, row.reason, iso(row.createdAt)]),
  );
}

function lessonFiles(tx: Tx, userId: string): ZipPart[] {
  const nameOf = createNames();
  return tx
    .select({ lesson: lessons, topic: topics.name, subject: subjects.name })
    .from(lessons)
    .innerJoin(topics, eq(topics.id, lessons.topicId))
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .where(and(eq(subjects.userId, userId), isNull(lessons.archivedAt)))
    .orderBy(asc(subjects.position), asc(topics.position), asc(lessons.position), asc(lessons.id))
    .all()
    .map(({ lesson: { title, content, videoUrl }, topic, subject }) => {
      const text = [`# ${title}`, content.trim(), videoUrl ?? ''].filter((part) => part !== '').join('\n\n');
      const folder = `lessons/${safeName(subject)}/${safeName(topic)}/`;
      return { name: nameOf(folder, title, '.md'), bytes: `${text}\n` };
    });
}

const iso = (instant: number) => new Date(instant).toISOString();
