// Turns any throwable into a declared fault, or into INTERNAL with a reference that leads to the log line. Nothing
// else of an unexpected error may cross the boundary.
import { randomBytes } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { type FaultCode, type FaultData, faultCodes } from '#contract/faults.ts';
import type { Log } from './ports.ts';

export type Fault = ORPCError<FaultCode, FaultData>;

/** Faults that may pass when simply tried again. */
const retryable: ReadonlySet<FaultCode> = new Set(['ENGINE_LOST', 'OFFLINE', 'STORAGE_FULL', 'INTERNAL']);

/** A declared fault to throw; the procedure's contract must list the code. */
export function fault(code: FaultCode, params?: FaultData['params'], ref?: string): Fault {
  const data: FaultData = { retryable: retryable.has(code) };
  if (params) data.params = params;
  if (ref) data.ref = ref;
  return new ORPCError(code, { message: code, data });
}

export function isFault(error: unknown): error is Fault {
  return error instanceof ORPCError && (faultCodes as readonly string[]).includes(error.code);
}

/** Any throwable as a fault; unexpected ones are logged under a short reference. */
export function toFault(error: unknown, log: Log, path: string): Fault {
  if (isFault(error)) {
    // oRPC's own input errors carry zod issues, which may quote what was typed: only the code crosses.
    const wellFormed = typeof (error.data as FaultData | undefined)?.retryable === 'boolean';
    return wellFormed ? error : fault(error.code);
  }
  const code = systemCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return fault('STORAGE_FULL');
  const ref = randomBytes(4).toString('hex');
  const damaged = code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
  log.write('error', 'call.failed', { path, ref, code, stack: stackOf(error) });
  return fault(damaged ? 'STORAGE_DAMAGED' : 'INTERNAL', undefined, ref);
}

function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Frames only: the first line of a stack may quote a document. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}
