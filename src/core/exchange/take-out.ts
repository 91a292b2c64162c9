// Everything a student made as one zip of open formats, which needs no Lectern to be read, with the videos of lessons.
// Files of the library are not in it: they lie in the data folder as they came. Names of folders and columns are
// English, so that programs can rely on them.
import { readFile } from 'node:fs/promises';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Drizzle } from '../db/open.ts';
import { lessons, lessonVideos } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { userProfiles } from '../db/schema/people.ts';
import { xpLogs } from '../db/schema/progress.ts';
import { studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Deps } from '../deps.ts';
import { listHighlights } from '../highlights/highlights.ts';
import { videoEndings } from '../lessons/video-type.ts';
import type { Store } from '../library/store.ts';
import { listNotes } from '../notes/notes.ts';
import { readProfile } from '../people/profiles.ts';
import { type Bytes, bytesPrefix } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';
import { listSubjects } from '../subjects/shelves.ts';
import { cardsCsv } from './cards-to-tables.ts';
import { csvOf } from './csv.ts';
import { outgoingCards, picturesIn } from './outgoing-cards.ts';
import { outgoingQuestions, questionColumns, questionRow } from './quiz-tables.ts';
import { createNames, safeName, type ZipPart, zipStream } from './zip-writing.ts';

/** What the hosts serve it under. */
export const takeOutAddress = `${bytesPrefix}take-out`;

export function takeOutName(tx: Tx, userId: string): string {
  const who = tx
    .select({ name: userProfiles.fullName })
    .from(userProfiles)
    .where(eq(userProfiles.userId, userId))
    .get();
  return `${safeName(`Lectern ${who?.name ?? ''}`)}.zip`;
}

export async function takeOut(
  { database: { db }, clock }: Pick<Deps, 'database' | 'clock'>,
  store: Pick<Store, 'has' | 'pathOf'>,
  userId: string,
): Promise<Bytes> {
  const parts = await everythingOf(db, userId, store);
  return {
    fileName: takeOutName(db, userId),
    contentType: 'application/zip',
    byteSize: null,
    isDownload: true,
    read: () => zipStream(parts, clock.now()),
  };
}

/** Pictures and videos whose files are gone are left out. */
async function everythingOf(
  db: Drizzle,
  userId: string,
  store: Pick<Store, 'has' | 'pathOf'>,
): Promise<ZipPart[]> {
  const cards = outgoingCards(db, userId);
  const parts: ZipPart[] = [
    profile(db, userId),
    ...notes(db, userId),
    { name: 'highlights.csv', bytes: highlights(db, userId) },
    { name: 'cards.csv', bytes: cardsCsv(cards) },
    { name: 'quizzes.csv', bytes: quizzes(db, userId) },
    { name: 'sessions.csv', bytes: sessions(db, userId) },
    { name: 'xp.csv', bytes: xp(db, userId) },
    ...lessonFiles(db, userId, store),
  ];
  const texts = cards.flatMap(({ front, back }) => [front, back]);
  for (const { hash, fileName } of picturesIn(db, userId, texts).values()) {
    const bytes = await readFile(store.pathOf(hash)).catch(() => null);
    if (bytes !== null) parts.push({ name: `media/${fileName}`, bytes, isPacked: true });
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

/** A text a lesson, and beside it the video that it shows. */
function lessonFiles(tx: Tx, userId: string, store: Pick<Store, 'has' | 'pathOf'>): ZipPart[] {
  const nameOf = createNames();
  return tx
    .select({ lesson: lessons, topic: topics.name, subject: subjects.name, video: lessonVideos })
    .from(lessons)
    .innerJoin(topics, eq(topics.id, lessons.topicId))
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .leftJoin(lessonVideos, eq(lessonVideos.id, lessons.videoId))
    .where(and(eq(subjects.userId, userId), isNull(lessons.archivedAt)))
    .orderBy(asc(subjects.position), asc(topics.position), asc(lessons.position), asc(lessons.id))
    .all()
    .flatMap(({ lesson: { title, content, videoUrl }, topic, subject, video }) => {
      const folder = `lessons/${safeName(subject)}/${safeName(topic)}/`;
      const film: ZipPart[] =
        video && store.has(video.contentHash)
          ? [
              {
                name: nameOf(folder, title, videoEndings[video.contentType]),
                path: store.pathOf(video.contentHash),
              },
            ]
          : [];
      const shown = film[0]?.name.slice(folder.length) ?? videoUrl ?? '';
      const text = [`# ${title}`, content.trim(), shown].filter((part) => part !== '').join('\n\n');
      return [{ name: nameOf(folder, title, '.md'), bytes: `${text}\n` }, ...film];
    });
}

const iso = (instant: number) => new Date(instant).toISOString();
