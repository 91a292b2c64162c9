// A promise small enough to hold every shape that crosses a transport: a call, a declared fault, an accident, a
// stream, a file in and a file out.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from '#contract/faults.ts';

/** Some 50 MB in all: more than any system buffers for a socket nobody reads. */
export const floodBlocks = 200;
export const floodBlockChars = 256 * 1024;

export const conformanceContract = {
  echo: oc
    .input(z.object({ text: z.string(), list: z.array(z.number()), nothing: z.null() }))
    .output(
      z.object({ text: z.string(), list: z.array(z.number()), nothing: z.null(), sessionId: z.string() }),
    ),
  refuse: oc.errors(faults('CONFLICT')).output(z.void()),
  crash: oc.output(z.void()),
  /** Counts from 1 up to `to`, then ends. */
  count: oc.input(z.object({ to: z.number() })).output(eventIterator(z.number())),
  /** Blocks of text, as many and as fast as the reader takes them, `floodBlocks` at most. */
  flood: oc.output(eventIterator(z.string())),
  /** Gives the same bytes back under the same name. */
  mirror: oc.input(z.object({ file: z.file() })).output(z.file()),
};
