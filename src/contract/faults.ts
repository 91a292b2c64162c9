// Every way a call may fail. A fault crosses all transports as { code, message, data }; the words a person
// reads live in the renderer, keyed by code, so `message` is for logs only and nobody parses it.
import * as z from 'zod';

/** The closed list of fault codes. */
export const faultCodes = [
  'BAD_REQUEST',
  'BUDGET_SPENT',
  'CONFLICT',
  'CONSENT_NEEDED',
  'DOWNLOAD_FAILED',
  'EMBEDDER_UNUSABLE',
  'ENGINE_LOST',
  'FILE_EMPTY',
  'FILE_LOCKED',
  'FILE_NO_TEXT',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_UNSUPPORTED',
  'INTERNAL',
  'KEY_MISSING',
  'KEY_REJECTED',
  'MODEL_BUSY',
  'MODEL_FAILED',
  'MODEL_MISSING',
  'MODEL_REFUSED',
  'MODEL_UNREACHABLE',
  'NOT_FOUND',
  'OFFLINE',
  'PROFILE_LOCKED',
  'PROFILE_REQUIRED',
  'QUESTION_TOO_LONG',
  'STORAGE_DAMAGED',
  'STORAGE_FULL',
  'TEXT_TOO_SHORT',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** `retryable`: the same call may succeed later. `params`: values for the sentence. `ref`: log reference. */
export const faultData = z.object({
  retryable: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  ref: z.string().optional(),
});
export type FaultData = z.infer<typeof faultData>;

type FaultMap<C extends FaultCode> = { [K in C]: { data: typeof faultData } };

/** Declares the faults a procedure may raise, for `oc.errors(...)`. */
export function faults<C extends FaultCode>(...codes: C[]): FaultMap<C> {
  return Object.fromEntries(codes.map((code) => [code, { data: faultData }])) as FaultMap<C>;
}
