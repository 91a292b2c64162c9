// What a model folder without a lectern.json is, read from the files its makers put beside it: how it pools, what it wants
// before a question and a passage. A wrong prefix costs more likeness than a smaller model would.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pooling } from '#contract/engine.ts';
import type { Description } from './description.ts';

type Told = Omit<Description, 'source' | 'dim' | 'files'>;

interface Family {
  is: RegExp;
  queryPrefix: string;
  passagePrefix?: string;
  pooling?: Pooling;
  likenessWeight?: number;
}

/** Cosines of these models lie between .7 and 1, so that the same difference of meaning is a third of the number. */
export const e5Weight = 6;

const search = 'Represent this sentence for searching relevant passages: ';

/** As the makers' own documentation says; the first that fits. */
const families: Family[] = [
  {
    is: /\be5\b.*\binstruct\b/i,
    queryPrefix:
      'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ',
    likenessWeight: e5Weight,
  },
  { is: /\be5\b/i, queryPrefix: 'query: ', passagePrefix: 'passage: ', likenessWeight: e5Weight },
  { is: /\bbge\b.*\ben\b/i, queryPrefix: search, pooling: 'cls' },
  { is: /\bbge\b/i, queryPrefix: '', pooling: 'cls' },
  { is: /\barctic\b.*\bv2\b/i, queryPrefix: 'query: ', pooling: 'cls' },
  { is: /\b(arctic|mxbai)\b/i, queryPrefix: search, pooling: 'cls' },
  { is: /\bnomic\b/i, queryPrefix: 'search_query: ', passagePrefix: 'search_document: ' },
];

/** `name`: what the folder or zip was called. */
export function describe(folder: string, name: string): Told {
  const config = read(folder, 'config.json');
  const prompts = record(read(folder, 'config_sentence_transformers.json').prompts);
  const origin = typeof config._name_or_path === 'string' ? config._name_or_path : '';
  const family = families.find(({ is }) => is.test(`${origin} ${name}`.replaceAll('_', '-')));
  return {
    id: slug(name),
    name,
    languages: [],
    licence: null,
    queryPrefix: text(prompts.query) ?? family?.queryPrefix ?? '',
    passagePrefix: text(prompts.passage) ?? text(prompts.document) ?? family?.passagePrefix ?? '',
    pooling: poolingIn(folder) ?? family?.pooling ?? 'mean',
    likenessWeight: family?.likenessWeight ?? 2,
    // Sentence encoders read pieces of words as well as whole ones.
    maxCutShare: 1,
  };
}

/** What sentence-transformers notes of pooling. */
function poolingIn(folder: string): Pooling | null {
  const noted = read(folder, '1_Pooling/config.json');
  if (noted.pooling_mode_cls_token === true) return 'cls';
  return noted.pooling_mode_mean_tokens === true ? 'mean' : null;
}

/** Letters, digits, dots and dashes of a name, to be the name of a folder too. */
function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-');
  return plain.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '').slice(0, 60) || 'model';
}

/** A file that is not there, or is none, tells nothing; whether the model works is seen when it is loaded. */
function read(folder: string, file: string): Record<string, unknown> {
  const path = join(folder, file);
  if (!existsSync(path)) return {};
  try {
    return record(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 500 ? value : undefined;
}
