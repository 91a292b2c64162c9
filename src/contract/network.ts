// Everything that left this computer, and the switch that lets nothing leave.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';

/** What a request was for. */
export const purpose = z.enum(['model', 'model_list', 'model_pull', 'embedder_download']);
export type Purpose = z.infer<typeof purpose>;

/** One request. Bytes are those of the bodies. Calls to this very computer are not listed: nothing leaves it. */
export const request = z.object({
  id,
  host: z.string(),
  purpose,
  method: z.string(),
  status: z.number().int().nullable(),
  /** Null when it went through; otherwise why not: blocked, offline, timeout, cancelled, cut. */
  problem: z.enum(['blocked', 'offline', 'timeout', 'cancelled', 'cut']).nullable(),
  bytesSent: z.number().int(),
  bytesReceived: z.number().int(),
  startedAt: instant,
  durationMs: z.number().int(),
});
export type NetworkRequest = z.infer<typeof request>;

export const networkState = z.object({
  /** Nothing may leave this computer; a model on it still answers. */
  neverConnect: z.boolean(),
  requests: z.number().int(),
  bytesSent: z.number().int(),
  bytesReceived: z.number().int(),
  lastAt: instant.nullable(),
});
export type NetworkState = z.infer<typeof networkState>;

const own = faults('PROFILE_REQUIRED');

export const networkContract = {
  state: oc.errors(own).output(networkState),
  /** Newest first. */
  requests: oc
    .errors(own)
    .input(z.object({ limit: z.number().int().min(1).max(500).default(100), before: id.optional() }))
    .output(z.array(request)),
  /** Switching it on ends every request under way. */
  setNeverConnect: oc
    .errors(own)
    .input(z.object({ neverConnect: z.boolean() }))
    .output(networkState),
  /** Forgets the list. */
  clear: oc.errors(own).output(networkState),
};
