// The tables of an Anki collection. Until schema 17 note types are JSON in the one row of `col`; since then they are tables
// of their own.
import type { Database } from 'better-sqlite3';
import { fault } from '../faults.ts';

export interface NoteKind {
  id: string;
  name: string;
  fields: string[];
  isCloze: boolean;
}

export interface AnkiNote {
  kindId: string;
  guid: string;
  /** HTML. */
  fields: string[];
  cards: AnkiCard[];
}

export interface AnkiCard {
  ordinal: number;
  type: 'new' | 'learning' | 'review';
  suspended: boolean;
  /** Null: now, or not at all while it is new. */
  due: number | null;
  intervalDays: number;
  /** 2.5 for one that starts out. */
  ease: number;
  reps: number;
  lapses: number;
  answers: AnkiAnswer[];
}

export interface AnkiAnswer {
  at: number;
  /** 1 to 4, as on the buttons. */
  ease: 1 | 2 | 3 | 4;
}

export interface Collection {
  kinds: NoteKind[];
  notes: AnkiNote[];
}

const dayMs = 24 * 60 * 60_000;
/** A deck of everything a doctor must know has some fifty thousand. */
const mostNotes = 500_000;

export function readCollection(sqlite: Database): Collection {
  const kinds = hasTable(sqlite, 'notetypes') ? newerKinds(sqlite) : olderKinds(sqlite);
  const [{ n } = { n: 0 }] = sqlite.prepare('SELECT count(*) AS n FROM notes').all() as { n: number }[];
  if (n > mostNotes) throw fault('FILE_UNREADABLE', { reason: 'too_large' });
  const created = (sqlite.prepare('SELECT crt FROM col LIMIT 1').pluck().get() as number | undefined) ?? 0;
  const cards = cardsOf(sqlite, created * 1000, answersOf(sqlite));
  const rows = sqlite.prepare(
    'SELECT CAST(id AS TEXT) AS id, CAST(mid AS TEXT) AS mid, guid, flds FROM notes ORDER BY id',
  );
  const notes = (rows.all() as { id: string; mid: string; guid: unknown; flds: unknown }[]).map((row) => ({
    kindId: row.mid,
    guid: String(row.guid),
    fields: String(row.flds).split('\u001f'),
    cards: cards.get(row.id) ?? [],
  }));
  return { kinds, notes };
}

function hasTable(sqlite: Database, name: string): boolean {
  return (
    sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
  );
}

function olderKinds(sqlite: Database): NoteKind[] {
  const models = JSON.parse(
    sqlite.prepare('SELECT models FROM col LIMIT 1').pluck().get() as string,
  ) as Record<string, { name?: unknown; type?: unknown; flds?: { name?: unknown; ord?: number }[] }>;
  return Object.entries(models).map(([id, { name, type, flds = [] }]) => ({
    id,
    name: String(name ?? ''),
    fields: flds.toSorted((a, b) => (a.ord ?? 0) - (b.ord ?? 0)).map((field) => String(field.name ?? '')),
    isCloze: type === 1,
  }));
}

function newerKinds(sqlite: Database): NoteKind[] {
  const types = sqlite.prepare('SELECT CAST(id AS TEXT) AS id, name, config FROM notetypes').all() as {
    id: string;
    name: string;
    config: Buffer;
  }[];
  const fields = sqlite.prepare('SELECT CAST(ntid AS TEXT) AS ntid, ord, name FROM fields').all() as {
    ntid: string;
    ord: number;
    name: string;
  }[];
  return types.map(({ id, name, config }) => ({
    id,
    name,
    fields: fields
      .filter(({ ntid }) => ntid === id)
      .toSorted((a, b) => a.ord - b.ord)
      .map((field) => field.name),
    // Its first field is the kind, left out when it is 0; 1 is cloze.
    isCloze: config[0] === 0x08 && config[1] === 0x01,
  }));
}

function answersOf(sqlite: Database): Map<string, AnkiAnswer[]> {
  const answers = new Map<string, AnkiAnswer[]>();
  // Answers on a button; what was set by hand, or studied ahead of its time in a filtered deck, says nothing of memory.
  const rows = sqlite
    .prepare(
      'SELECT CAST(cid AS TEXT) AS cid, id, ease FROM revlog WHERE ease BETWEEN 1 AND 4 AND type <= 2 ORDER BY id',
    )
    .all() as { cid: string; id: number; ease: 1 | 2 | 3 | 4 }[];
  for (const { cid, id, ease } of rows) {
    const list = answers.get(cid) ?? [];
    list.push({ at: id, ease });
    answers.set(cid, list);
  }
  return answers;
}

interface CardRow {
  id: string;
  nid: string;
  ord: number;
  type: number;
  queue: number;
  due: number;
  odue: number;
  odid: number;
  ivl: number;
  factor: number;
  reps: number;
  lapses: number;
}

function cardsOf(
  sqlite: Database,
  created: number,
  answers: Map<string, AnkiAnswer[]>,
): Map<string, AnkiCard[]> {
  const cards = new Map<string, AnkiCard[]>();
  const rows = sqlite
    .prepare(
      `SELECT CAST(id AS TEXT) AS id, CAST(nid AS TEXT) AS nid, ord, type, queue, due, odue, odid, ivl, factor, reps, lapses
       FROM cards ORDER BY ord`,
    )
    .all() as CardRow[];
  for (const row of rows) {
    const list = cards.get(row.nid) ?? [];
    list.push({
      ordinal: row.ord,
      ...scheduleOf(row, created),
      suspended: row.queue === -1,
      ease: row.factor > 0 ? row.factor / 1000 : 2.5,
      reps: row.reps,
      lapses: row.lapses,
      answers: answers.get(row.id) ?? [],
    });
    cards.set(row.nid, list);
  }
  return cards;
}

/** A card that is being relearnt keeps its interval, and is due. In a filtered deck the day of its own deck counts. */
function scheduleOf(
  { type, due, odue, odid, ivl }: CardRow,
  created: number,
): Pick<AnkiCard, 'type' | 'due' | 'intervalDays'> {
  const isKnown = (type === 2 || type === 3) && ivl > 0;
  if (!isKnown) return { type: type === 0 ? 'new' : 'learning', due: null, intervalDays: 0 };
  const day = odid === 0 ? due : odue;
  // A day is a small number; an instant stands there while a card is relearnt.
  const isDay = type === 2 && day >= 0 && day < 1e6;
  return { type: 'review', due: isDay ? created + day * dayMs : null, intervalDays: ivl };
}
