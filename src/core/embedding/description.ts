// lectern.json: what a model folder says of itself. It is written last when a folder is taken in, so a folder that has
// one is whole; what it says of its files is checked again before they are loaded.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { pooling } from '#contract/engine.ts';

export const descriptionName = 'lectern.json';

const modelFile = z.object({
  /** Inside the folder, with forward slashes. */
  path: z.string().min(1),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelFile = z.infer<typeof modelFile>;

export const description = z.object({
  id: z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/),
  name: z.string().min(1).max(200),
  source: z.enum(['built_in', 'folder', 'download']).default('built_in'),
  dim: z.number().int().min(1).max(8192),
  /** ISO 639-1; empty: not known. */
  languages: z.array(z.string().max(8)).max(300).default([]),
  licence: z.string().max(200).nullable().default(null),
  queryPrefix: z.string().max(500).default(''),
  passagePrefix: z.string().max(500).default(''),
  pooling: pooling.default('mean'),
  likenessWeight: z.number().min(0).max(100),
  maxCutShare: z.number().min(0).max(1),
  files: z.array(modelFile).min(1).max(100),
});
export type Description = z.infer<typeof description>;

/** What the vectors of a model depend on, beside the text: another identity is another index. */
export interface Identity {
  id: string;
  dim: number;
  digest: string;
  queryPrefix: string;
  passagePrefix: string;
}

/** SHA-256 over the model's files and how they are used. */
export function digestOf({ files, pooling }: Pick<Description, 'files' | 'pooling'>): string {
  const lines = files.map(({ path, sha256 }) => `${path}\0${sha256}`).sort();
  return createHash('sha256')
    .update([pooling, ...lines].join('\n'))
    .digest('hex');
}

/** The name of exactly this model, for people's eyes and for the rows that outlive it: id@key. */
export function fullName(identity: Identity): string {
  return `${identity.id}@${keyOf(identity)}`;
}

/** The part of the name that tells models apart; also the key of its vector index. */
export function keyOf({ id, dim, digest, queryPrefix, passagePrefix }: Identity): string {
  const parts = JSON.stringify([id, dim, digest, queryPrefix, passagePrefix]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 12);
}
