// What a material's state means for the student: what is happening, or what is wrong and the one thing to do.
import type { Material } from '#contract/library.ts';

export type Act = 'retry' | 'unlock' | 'read' | 'remove';

export type Standing =
  | { kind: 'ready' }
  | { kind: 'working'; done: number; total: number | null; phase: 'queued' | 'extracting' | 'indexing' }
  | { kind: 'paused'; done: number; total: number | null }
  | { kind: 'trouble'; reason: 'needs_ocr' | 'locked' | 'cancelled' | 'failed'; act: Act };

/** Faults that another try of the same file cannot mend. */
const hopeless = new Set(['FILE_EMPTY', 'FILE_UNSUPPORTED', 'FILE_TOO_LARGE']);

export function standingOf(material: Material): Standing {
  const { status, paused, pagesDone: done, pageCount: total } = material;
  switch (status) {
    case 'ready':
      return { kind: 'ready' };
    case 'queued':
    case 'extracting':
    case 'indexing':
      return paused ? { kind: 'paused', done, total } : { kind: 'working', done, total, phase: status };
    case 'needs_ocr':
      return { kind: 'trouble', reason: 'needs_ocr', act: 'read' };
    case 'locked':
      return { kind: 'trouble', reason: 'locked', act: 'unlock' };
    case 'cancelled':
      return { kind: 'trouble', reason: 'cancelled', act: 'retry' };
    case 'failed':
      return {
        kind: 'trouble',
        reason: 'failed',
        act: hopeless.has(material.errorCode ?? '') ? 'remove' : 'retry',
      };
  }
}

/** Whether there is anything to open: a locked or unread file still opens, and asks or waits there. */
export function canOpen(material: Material): boolean {
  if (material.contentType === 'application/pdf') return !hopeless.has(material.errorCode ?? '');
  return material.pagesDone > 0;
}

/** Whether questions and quizzes have anything to draw on. */
export function hasText(material: Material): boolean {
  return material.readablePages > 0;
}
