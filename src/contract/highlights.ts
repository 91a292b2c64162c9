// Marks a student makes in a text, with a thought beside them: anchored to exact characters of a page.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, pageRange } from './ids.ts';

export const highlightColour = z.enum(['yellow', 'green', 'blue', 'pink']);
export type HighlightColour = z.infer<typeof highlightColour>;

export const highlight = pageRange.extend({
  id,
  materialTitle: z.string(),
  /** The marked words. */
  quote: z.string(),
  colour: highlightColour,
  /** Markdown with math; may be empty. */
  note: z.string(),
  /** The text of the page has changed since: it is listed, and not drawn. */
  lost: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
export type Highlight = z.infer<typeof highlight>;

export const maxHighlightChars = 5000;

const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');
const note = z.string().max(20_000);

export const highlightsContract = {
  /** By place within a material; over all, newest first. `text` searches quotes and notes. */
  list: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ materialId: id.optional(), text: z.string().max(200).optional() }).optional())
    .output(z.array(highlight)),
  /** BAD_REQUEST params.reason: empty, too_long, not_there. One that is there with the same place is returned. */
  create: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(pageRange.extend({ colour: highlightColour.default('yellow'), note: note.default('') }))
    .output(highlight),
  edit: oc
    .errors(one)
    .input(z.object({ highlightId: id, colour: highlightColour.optional(), note: note.optional() }))
    .output(highlight),
  remove: oc
    .errors(one)
    .input(z.object({ highlightId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ highlightId: id }))
    .output(z.void()),
};
