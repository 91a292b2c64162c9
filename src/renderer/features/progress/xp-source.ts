// Where an entry of the ledger came from, and how it is called when that is gone.
import type { XpEntry, XpSource } from '#contract/progress.ts';
import { attemptPath, lessonPath, sessionsPath, threadPath } from '../../lib/paths.ts';

/** The address of what earned it; null when it can no longer be opened. */
export function sourcePath(
  entry: Pick<XpEntry, 'sourceType' | 'openId' | 'referenceId' | 'localDay'>,
): string | null {
  if (entry.openId === null) return null;
  const paths: Record<XpSource, () => string | null> = {
    // An entry is about one attempt; its result is what earned it.
    quiz: () => attemptPath(entry.referenceId),
    doubt: () => threadPath(entry.openId!),
    study: () => sessionsPath(entry.localDay),
    lesson: () => lessonPath(entry.openId!),
    // Nothing of theirs has a screen yet.
    review: () => null,
  };
  return paths[entry.sourceType]();
}
