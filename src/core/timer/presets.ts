// How long a focus and its breaks are: what the student has set, or else what goes with how they like to study.
import { eq } from 'drizzle-orm';
import type { TimerKind, TimerState } from '#contract/timer.ts';
import { userProfiles } from '../db/schema/people.ts';
import type { Tx } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';

type Lengths = Pick<TimerState['presets'], 'focus' | 'break' | 'longBreak'>;

const usual: Lengths = { focus: 25, break: 5, longBreak: 15 };
const byPreference: Record<string, Lengths> = {
  short_sessions: { focus: 15, break: 3, longBreak: 15 },
  long_sessions: { focus: 50, break: 10, longBreak: 30 },
};

export function presetsOf(tx: Tx, userId: string): TimerState['presets'] {
  const { focusMinutes, breakMinutes, longBreakMinutes, longBreakEvery } = readSettings(tx, userId);
  const profile = tx
    .select({ preference: userProfiles.studyPreference })
    .from(userProfiles)
    .where(eq(userProfiles.userId, userId))
    .get();
  const lengths = byPreference[profile?.preference ?? ''] ?? usual;
  return {
    focus: focusMinutes ?? lengths.focus,
    break: breakMinutes ?? lengths.break,
    longBreak: longBreakMinutes ?? lengths.longBreak,
    longBreakEvery,
  };
}

/** Null: it counts up. */
export function plannedMinutes(
  tx: Tx,
  userId: string,
  kind: TimerKind,
  minutes: number | null,
): number | null {
  if (kind === 'count_up') return null;
  if (minutes !== null) return minutes;
  const presets = presetsOf(tx, userId);
  return { focus: presets.focus, break: presets.break, long_break: presets.longBreak }[kind];
}
