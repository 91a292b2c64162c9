// Identifiers and small value shapes used by every slice.
import * as z from 'zod';

/** UUIDv7, lower case. */
export const id = z.uuid();
/** Epoch milliseconds. */
export const instant = z.number().int();
/** A calendar day in the student's zone, YYYY-MM-DD. */
export const localDay = z.iso.date();

/** What a search, a question or a quiz draws on. Empty means everything; fields combine with AND; pages need a material. */
export const scope = z.object({
  subjectId: id.optional(),
  topicId: id.optional(),
  materialId: id.optional(),
  pageFrom: z.number().int().min(1).optional(),
  pageTo: z.number().int().min(1).optional(),
});
export type Scope = z.infer<typeof scope>;

/** Exact words on an exact page: characters [charFrom, charTo) of that page's stored text. */
export const pageRange = z.object({
  materialId: id,
  page: z.number().int().min(1),
  charFrom: z.number().int().min(0),
  charTo: z.number().int().min(0),
});
export type PageRange = z.infer<typeof pageRange>;
