// Notes in the database. A note copies its words and sources, so it outlives the answer it came from; whether a source
// can still be opened is looked up whenever the note is shown.
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Scope } from '#contract/ids.ts';
import type { Note, NoteSource } from '#contract/notes.ts';
import type { Drizzle } from '../db/open.ts';
import { materials } from '../db/schema/library.ts';
import { notes } from '../db/schema/notes.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { fold } from '../search/fold.ts';
import { isAbout } from '../tutor/threads.ts';

type NoteRow = typeof notes.$inferSelect;

export interface NoteFilter {
  text?: string | undefined;
  scope?: Scope | undefined;
}

/** Most recently changed first. `text` must occur in the title or the body, whatever the case and accents. */
export function listNotes(tx: Tx, userId: string, { text = '', scope = {} }: NoteFilter): Note[] {
  const wanted = fold(text.trim());
  const rows = tx
    .select()
    .from(notes)
    .where(and(eq(notes.userId, userId), isNull(notes.deletedAt)))
    .orderBy(desc(notes.updatedAt), desc(notes.id))
    .all()
    .filter((row) => isAbout(row.scope, scope))
    .filter(({ title, body }) => fold(title).includes(wanted) || fold(body).includes(wanted));
  return toNotes(tx, userId, rows);
}

/** NOT_FOUND when it is another profile's or removed. */
export function readNote(tx: Tx, userId: string, noteId: string): Note {
  const living = and(eq(notes.id, noteId), eq(notes.userId, userId), isNull(notes.deletedAt));
  const [note] = toNotes(tx, userId, tx.select().from(notes).where(living).all());
  if (!note) throw fault('NOT_FOUND');
  return note;
}

/** The living note saved from an answer, or null. */
export function noteOf(tx: Tx, userId: string, messageId: string): Note | null {
  const saved = and(eq(notes.messageId, messageId), eq(notes.userId, userId), isNull(notes.deletedAt));
  return toNotes(tx, userId, tx.select().from(notes).where(saved).all())[0] ?? null;
}

export function addNote(
  tx: Tx,
  now: number,
  userId: string,
  note: Pick<Note, 'title' | 'body' | 'sources' | 'scope' | 'messageId'>,
): Note {
  const id = v7();
  tx.insert(notes)
    .values({ ...note, id, userId, createdAt: now, updatedAt: now })
    .run();
  return readNote(tx, userId, id);
}

/** What is left out stays as it is. */
export function changeNote(
  tx: Tx,
  now: number,
  userId: string,
  noteId: string,
  { title, body }: { title?: string | undefined; body?: string | undefined },
): Note {
  const old = readNote(tx, userId, noteId);
  tx.update(notes)
    .set({ title: title ?? old.title, body: body ?? old.body, updatedAt: now })
    .where(eq(notes.id, noteId))
    .run();
  return readNote(tx, userId, noteId);
}

/** Hides (an instant) or shows (null) a note. */
export function setRemoved(tx: Tx, userId: string, noteId: string, deletedAt: number | null): void {
  const own = and(eq(notes.id, noteId), eq(notes.userId, userId));
  if (tx.update(notes).set({ deletedAt }).where(own).run().changes === 0) throw fault('NOT_FOUND');
}

/** At a start: removed notes go for good. */
export function tidyNotes(db: Drizzle): void {
  db.delete(notes).where(isNotNull(notes.deletedAt)).run();
}

function toNotes(tx: Tx, userId: string, rows: NoteRow[]): Note[] {
  const titles = livingTitles(tx, userId, rows);
  return rows.map(({ id, title, body, sources, scope, messageId, createdAt, updatedAt }) => ({
    id,
    title,
    body,
    sources: sources.map((source) => asOfToday(source, titles)),
    scope,
    messageId,
    createdAt,
    updatedAt,
  }));
}

function asOfToday(source: NoteSource, titles: Map<string, string>): NoteSource {
  const title = source.materialId === null ? undefined : titles.get(source.materialId);
  return title === undefined ? { ...source, materialId: null } : { ...source, materialTitle: title };
}

/** Titles of the materials these notes point at, of those that can be opened. */
function livingTitles(tx: Tx, userId: string, rows: NoteRow[]): Map<string, string> {
  const ids = new Set(
    rows.flatMap(({ sources }) =>
      sources.flatMap(({ materialId }) => (materialId === null ? [] : [materialId])),
    ),
  );
  const living = and(
    inArray(materials.id, [...ids]),
    eq(materials.userId, userId),
    isNull(materials.deletedAt),
  );
  const found = tx.select({ id: materials.id, title: materials.title }).from(materials).where(living).all();
  return new Map(found.map(({ id, title }) => [id, title]));
}
