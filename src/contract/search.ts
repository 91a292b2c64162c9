// Finding passages: full text now, fused with meaning where an embedder is present.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, pageRange, scope } from './ids.ts';

/** Half-open [from, to) character ranges into the text beside it. */
export const highlights = z.array(z.tuple([z.number().int(), z.number().int()]));

export const hit = pageRange.extend({
  chunkId: id,
  materialTitle: z.string(),
  /** Last page of the snippet; the range is on `page`, where most of the highlights stand. */
  pageTo: z.number().int(),
  heading: z.string().nullable(),
  /** The best part of the passage, original characters. */
  snippet: z.string(),
  highlights,
  /** Fused score, best first; comparable within one answer only. */
  score: z.number(),
});
export type Hit = z.infer<typeof hit>;

export const searchAnswer = z.object({
  hits: z.array(hit),
  /** Words of the query that occur nowhere in the scope's material. */
  unknownWords: z.array(z.string()),
  /** Passages the search looked through. */
  passageCount: z.number().int(),
  mode: z.enum(['keyword', 'hybrid']),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const searchContract = {
  /** Any text is a query; operators have no meaning except "quoted phrases". Blank text finds nothing. */
  query: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND'))
    .input(
      z.object({
        text: z.string().max(10_000),
        scope: scope.optional(),
        limit: z.number().int().min(1).max(50).default(10),
        offset: z.number().int().min(0).max(1000).default(0),
      }),
    )
    .output(searchAnswer),
};
