// Full-text ranking: which passages of a scope answer a text best, by BM25 over words of which any may match.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import { parseQuery, type Query, type Unit } from './query.ts';
import { scopeSql } from './scope.ts';

/** A passage with all that citing it needs. */
export interface Passage {
  seq: number;
  chunkId: string;
  materialId: string;
  materialTitle: string;
  ordinal: number;
  text: string;
  heading: string | null;
  pageFrom: number;
  pageTo: number;
  charFrom: number;
  charTo: number;
}

export interface Ranked extends Passage {
  /** FTS5's bm25: negative, the lower the better. */
  bm25: number;
}

/** A unit that was searched for. `df`: passages of the whole index that hold it. */
export interface Term extends Unit {
  df: number;
  /** ln((N - df + ½) / (df + ½)), as FTS5 counts it. */
  idf: number;
}

export interface Ranking {
  passages: Ranked[];
  /**
   * The best passage's BM25 as a share of what it could be at most, 0..1: how much of the text it really holds. Words
   * the index does not know count as not held: that tells other subjects apart better (AUC .88 against .82, a physics
   * book asked its own questions and those of two other books). 0 when nothing was found.
   */
  normalisedBest: number;
  terms: Term[];
  /** Words that occur nowhere in the scope. */
  unknownWords: string[];
  /** Passages in the scope. */
  passageCount: number;
  /** How many words and phrases were asked for, stop words apart. */
  words: number;
  hasPhrases: boolean;
}

/** No weight from 0 to 3 changes recall@10 by more than a question in a hundred (scripts/bench/retrieval.ts). */
export const headingWeight = 1;

/** FTS5's k1 + 1: the most a word can score, in units of its idf. */
const saturation = 2.2;

/** A word in more passages than this share costs time and says little; measured to keep 97 % of the top ten. */
const commonShare = 0.3;

/** Below this nothing is slow, and in a single chapter the commonest word may be the subject itself. */
const pruneFrom = 1000;

/** What FTS5 gives a word that is in more than half of all passages. */
const minIdf = 1e-6;

export function createRank(sqlite: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  return { rank, count, passagesBySeq };

  function rank(userId: string, scope: Scope, text: string, limit: number): Ranking {
    const query = parseQuery(text);
    const passageCount = count(userId, scope);
    const terms = [...query.phrases, ...query.words].map(withFrequency);
    const wanted = withoutCommon(query, terms);
    const match = matchExpression(query, wanted);
    const passages = match === null ? [] : find(userId, scope, match, limit);
    const asked = terms.filter((term) => term.df === 0 || wanted.includes(term));
    const possible = saturation * asked.reduce((sum, { idf }) => sum + idf, 0);
    const best = passages[0] ? -passages[0].bm25 : 0;
    return {
      passages,
      normalisedBest: possible > 0 ? Math.min(1, best / possible) : 0,
      terms: wanted,
      unknownWords: unknown(userId, scope, terms),
      passageCount,
      words: terms.length,
      hasPhrases: query.phrases.length > 0,
    };
  }

  function find(userId: string, scope: Scope, match: string, limit: number): Ranked[] {
    const { where, values } = scopeSql(userId, scope);
    const sql = `
      SELECT ${passageColumns}, f.rank AS bm25
      FROM chunk_fts f JOIN material_chunks c ON c.seq = f.rowid JOIN materials m ON m.id = c.material_id
      WHERE chunk_fts MATCH @match AND f.rank MATCH 'bm25(${headingWeight.toFixed(1)}, 1.0)' AND ${where}
      ORDER BY f.rank LIMIT @limit`;
    return prepare(sql).all({ ...values, match, limit }) as Ranked[];
  }

  /** Passages in a scope. */
  function count(userId: string, scope: Scope): number {
    const { where, values } = scopeSql(userId, scope);
    const sql = `SELECT count(*) AS n FROM material_chunks c JOIN materials m ON m.id = c.material_id WHERE ${where}`;
    return (prepare(sql).get(values) as { n: number }).n;
  }

  /** Passages of the scope among `seqs`, in no order. CROSS JOIN: those few first, not every passage of the profile. */
  function passagesBySeq(userId: string, scope: Scope, seqs: number[]): Passage[] {
    const { where, values } = scopeSql(userId, scope);
    const sql = `
      SELECT ${passageColumns}
      FROM json_each(@seqs) wanted CROSS JOIN material_chunks c ON c.seq = wanted.value JOIN materials m ON m.id = c.material_id
      WHERE ${where}`;
    return prepare(sql).all({ ...values, seqs: JSON.stringify(seqs) }) as Passage[];
  }

  function withFrequency(unit: Unit): Term {
    const df = frequency(unit);
    const total = indexedPassages();
    return { ...unit, df, idf: Math.max(minIdf, Math.log((total - df + 0.5) / (df + 0.5))) };
  }

  function frequency({ term, match }: Unit): number {
    const known =
      term === null
        ? undefined
        : (prepare('SELECT doc FROM chunk_terms WHERE term = ?').pluck().get(term) as number | undefined);
    if (known !== undefined) return known;
    return prepare('SELECT count(*) FROM chunk_fts WHERE chunk_fts MATCH ?').pluck().get(match) as number;
  }

  /** The whole index, every profile's: what FTS5 itself counts with. */
  function indexedPassages(): number {
    return prepare('SELECT count(*) FROM chunk_fts_docsize').pluck().get() as number;
  }

  /** What is really asked for: known, and not everywhere. The rarest word always stays. */
  function withoutCommon(query: Query, terms: Term[]): Term[] {
    const known = terms.filter(({ df }) => df > 0);
    const total = indexedPassages();
    if (total < pruneFrom) return known;
    const rarest = known.reduce<Term | undefined>((a, b) => (a && a.df <= b.df ? a : b), undefined);
    const isPhrase = (term: Term) => query.phrases.some(({ match }) => match === term.match);
    return known.filter((term) => term === rarest || isPhrase(term) || term.df <= total * commonShare);
  }

  function unknown(userId: string, scope: Scope, terms: Term[]): string[] {
    const { where, values } = scopeSql(userId, scope);
    const sql = `
      SELECT 1 FROM chunk_fts f JOIN material_chunks c ON c.seq = f.rowid JOIN materials m ON m.id = c.material_id
      WHERE chunk_fts MATCH @match AND ${where} LIMIT 1`;
    const isUnknown = ({ df, match }: Term) =>
      df === 0 || prepare(sql).get({ ...values, match }) === undefined;
    return terms.filter(isUnknown).map(({ word }) => word);
  }
}

const passageColumns = `
  c.seq, c.id AS chunkId, c.material_id AS materialId, m.title AS materialTitle, c.ordinal, c.chunk_text AS text,
  c.heading, c.page_from AS pageFrom, c.page_to AS pageTo, c.char_from AS charFrom, c.char_to AS charTo`;

/** Every phrase, and any of the words, which then also count for the rank. Null when nothing can match. */
function matchExpression(query: Query, wanted: Term[]): string | null {
  const isWanted = new Set(wanted.map(({ match }) => match));
  if (query.phrases.some(({ match }) => !isWanted.has(match))) return null;
  const phrases = query.phrases.map(({ match }) => match);
  const words = query.words.map(({ match }) => match).filter((match) => isWanted.has(match));
  if (phrases.length === 0) return words.length === 0 ? null : words.join(' OR ');
  const required = phrases.map((match) => `(${match})`).join(' AND ');
  return words.length === 0 ? required : `${required} AND (${[phrases[0], ...words].join(' OR ')})`;
}
