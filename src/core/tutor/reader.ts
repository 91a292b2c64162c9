// Whom an answer is for: what a profile has said of itself that a tutor would want to know. No name.
import { eq } from 'drizzle-orm';
import { userProfiles } from '../db/schema/people.ts';
import type { Tx } from '../progress/ledger.ts';
import type { Reader } from './prompt.ts';

export function readReader(tx: Tx, userId: string): Reader {
  const row = tx
    .select({ gradeLevel: userProfiles.gradeLevel, answerLocale: userProfiles.answerLocale })
    .from(userProfiles)
    .where(eq(userProfiles.userId, userId))
    .get();
  return {
    gradeLevel: (row?.gradeLevel ?? null) as Reader['gradeLevel'],
    answerLocale: row?.answerLocale ?? null,
  };
}
