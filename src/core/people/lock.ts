// The profile lock: argon2id, and a growing wait after wrong guesses. It keeps curious siblings out; it does not
// encrypt the data.
import { hash, verify } from '@node-rs/argon2';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';

/** Guesses that cost nothing; each one after that doubles a wait that starts here. */
const freeGuesses = 5;
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;

export interface Lock {
  hash(password: string): Promise<string>;
  /** Returns on the right password; throws PROFILE_LOCKED with reason "needed", "wrong" or "wait". */
  check(userId: string, passwordHash: string, password: string | undefined): Promise<void>;
}

export function createLock(clock: Clock): Lock {
  const guesses = new Map<string, { wrong: number; notBefore: number }>();
  return {
    // The package's defaults are OWASP's argon2id parameters (19 MiB, 2 passes, 1 lane).
    hash: (password) => hash(password),
    async check(userId, passwordHash, password) {
      if (password === undefined) throw fault('PROFILE_LOCKED', { reason: 'needed' });
      const seen = guesses.get(userId) ?? { wrong: 0, notBefore: 0 };
      const waitMs = seen.notBefore - clock.monotonic();
      if (waitMs > 0) throw fault('PROFILE_LOCKED', { reason: 'wait', seconds: Math.ceil(waitMs / 1000) });
      // Counted before it is looked at: of guesses sent all at once, each would else be the first.
      const wrong = seen.wrong + 1;
      const extra = wrong - freeGuesses;
      const wait = extra < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** extra);
      guesses.set(userId, { wrong, notBefore: clock.monotonic() + wait });
      if (!(await verify(passwordHash, password))) throw fault('PROFILE_LOCKED', { reason: 'wrong' });
      guesses.delete(userId);
    },
  };
}
