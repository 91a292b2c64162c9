// A look around with sample data: a profile of its own with a fortnight of study, so that a student's own data is never
// mixed with it and one click takes it away.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';

export const sampleProgress = z.object({
  /** Study days written so far, of how many. */
  done: z.number().int(),
  total: z.number().int(),
});
export type SampleProgress = z.infer<typeof sampleProgress>;

export const sampleContract = {
  /**
   * Makes the sample profile, or takes the one that is there, and enters it when the stream ends. Needs no profile.
   * Breaking off leaves no trace of it.
   */
  open: oc.errors(faults('ENGINE_LOST', 'STORAGE_FULL')).output(eventIterator(sampleProgress)),
  /** Whether the session looks at sample data. */
  status: oc.output(z.object({ inside: z.boolean() })),
  /** Deletes the sample profile with everything in it; the session then has no profile. */
  remove: oc.output(z.void()),
};
