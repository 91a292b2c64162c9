// Reads the fault out of a rejected call.
import { expect } from 'vitest';
import type { FaultCode, FaultData } from '#contract/faults.ts';

/** Awaits a rejection with this code and returns its data. */
export async function expectFault(call: Promise<unknown>, code: FaultCode): Promise<FaultData> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason as { code?: string; data?: FaultData },
  );
  expect(error?.code).toBe(code);
  return error?.data as FaultData;
}
