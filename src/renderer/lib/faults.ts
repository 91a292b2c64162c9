// From whatever was thrown to a fault, and from a fault to words. The words live in messages/<language>/faults.json;
// nobody reads `message`.
import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import type { FaultCode } from '#contract/faults.ts';
import { NoAnswerError } from './transport.ts';

export interface Fault {
  code: FaultCode;
  retryable: boolean;
  params: Record<string, string | number>;
  ref: string | null;
}

export interface FaultWords {
  title: string;
  cause: string;
  action: string;
}

/** Codes the program can meet; a record so that a new code without an entry fails the type check. */
const known: Record<FaultCode, true> = {
  BAD_REQUEST: true,
  BUDGET_SPENT: true,
  CONFLICT: true,
  CONSENT_NEEDED: true,
  DOWNLOAD_FAILED: true,
  EMBEDDER_UNUSABLE: true,
  ENGINE_LOST: true,
  FILE_EMPTY: true,
  FILE_LOCKED: true,
  FILE_NO_TEXT: true,
  FILE_TOO_LARGE: true,
  FILE_UNREADABLE: true,
  FILE_UNSUPPORTED: true,
  INTERNAL: true,
  KEY_MISSING: true,
  KEY_REJECTED: true,
  MODEL_BUSY: true,
  MODEL_FAILED: true,
  MODEL_MISSING: true,
  MODEL_REFUSED: true,
  MODEL_UNREACHABLE: true,
  NOT_FOUND: true,
  OFFLINE: true,
  PROFILE_LOCKED: true,
  PROFILE_REQUIRED: true,
  QUESTION_TOO_LONG: true,
  STORAGE_DAMAGED: true,
  STORAGE_FULL: true,
  TEXT_TOO_SHORT: true,
};

function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(known, code);
}

/** Anything a call may throw, as a fault. A call without an answer is OFFLINE, anything unknown INTERNAL. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ORPCError) {
    const code = isFaultCode(error.code) ? error.code : 'INTERNAL';
    const data = (error.data ?? {}) as { retryable?: boolean; params?: Fault['params']; ref?: string };
    return { code, retryable: data.retryable ?? false, params: data.params ?? {}, ref: data.ref ?? null };
  }
  const lost =
    error instanceof NoAnswerError ||
    (error instanceof Error && (error.name === 'AbortError' || /not open|closed/i.test(error.message)));
  return lost
    ? { code: 'OFFLINE', retryable: true, params: {}, ref: null }
    : { code: 'INTERNAL', retryable: true, params: {}, ref: null };
}

/** A fault by code alone, for one stored beside a row (a failed import). */
export function faultFromCode(code: string, params: Fault['params'] | null = null): Fault {
  return {
    code: isFaultCode(code) ? code : 'INTERNAL',
    retryable: false,
    params: params ?? {},
    ref: null,
  };
}

/** A fault may have words of its own for a reason: `cause_<reason>` stands in for `cause`, and so for the others. */
export function faultWords(
  t: TFunction<'faults'>,
  { code, params }: Pick<Fault, 'code' | 'params'>,
): FaultWords {
  const values = { ...params, context: params.reason === undefined ? undefined : String(params.reason) };
  return {
    title: t(`${code}.title`, values),
    cause: t(`${code}.cause`, values),
    action: t(`${code}.action`, values),
  };
}

/** The screen where the cause can be changed, for faults that no repetition would mend. */
export function faultPlace({ code, params }: Pick<Fault, 'code' | 'params'>): string | null {
  if (code === 'OFFLINE') return params.reason === 'never_connect' ? '/settings/network' : null;
  if (code === 'BUDGET_SPENT') return '/settings/usage';
  return code === 'KEY_MISSING' || code === 'KEY_REJECTED' || code === 'MODEL_MISSING'
    ? '/settings/model'
    : null;
}
