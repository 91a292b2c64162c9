// Reading a stored file: its bytes by range, its page text with the map to what is drawn, and where one stopped.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { extractedPage, outlineItem } from './engine.ts';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';
import { material } from './library.ts';

/** `offset` is the part of the page above the window's top edge, 0..1. `zoom`: a factor, or a fit mode. */
export const readingPosition = z.object({
  page: z.number().int().min(1),
  offset: z.number().min(0).max(1),
  zoom: z.union([z.number().min(0.1).max(10), z.enum(['fit-width', 'fit-page'])]),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
export type ReadingPosition = z.infer<typeof readingPosition>;

export const openedMaterial = z.object({
  material,
  outline: z.array(outlineItem),
  position: readingPosition.extend({ updatedAt: instant }).nullable(),
});

/** One page's stored text, the runs that tie it to the drawn text items, and its headings. */
export const readerPage = extractedPage.omit({ error: true });
export type ReaderPage = z.infer<typeof readerPage>;

export const maxReadBytes = 1024 * 1024;

const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const lastRead = z.object({ material, page: z.number().int(), at: instant });
export type LastRead = z.infer<typeof lastRead>;

export const readerContract = {
  /** Files in which reading stopped somewhere, latest first. */
  recent: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ limit: z.number().int().min(1).max(50).default(5) }).optional())
    .output(z.array(lastRead)),
  open: oc
    .errors(one)
    .input(z.object({ materialId: id }))
    .output(openedMaterial),
  /**
   * Bytes [from, to) of the stored file, cut off at its end. BAD_REQUEST for none or more than `maxReadBytes`,
   * FILE_UNREADABLE when it is gone from the disk.
   */
  bytes: oc
    .errors({ ...one, ...faults('BAD_REQUEST', 'FILE_UNREADABLE') })
    .input(z.object({ materialId: id, from: z.number().int().min(0), to: z.number().int().min(1) }))
    .output(z.file()),
  /** NOT_FOUND for a page that is not stored (yet). */
  page: oc
    .errors(one)
    .input(z.object({ materialId: id, page: z.number().int().min(1) }))
    .output(readerPage),
  savePosition: oc
    .errors(one)
    .input(z.object({ materialId: id, position: readingPosition }))
    .output(z.void()),
};
