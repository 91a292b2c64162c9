// The timer's state and the acts on it. Every act answers with the new state, which is shown at once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TimerKind, TimerState, TimerTarget } from '#contract/timer.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';

export function useTimer() {
  return useQuery(orpc.timer.state.queryOptions());
}

export interface StartInput {
  kind: TimerKind;
  minutes?: number | null;
  target?: Partial<TimerTarget>;
}

export interface TimerActs {
  busy: boolean;
  /** `done` is told the new state, once it is so. */
  start: (input: StartInput, done?: (state: TimerState) => void) => void;
  pause: () => void;
  resume: () => void;
  finish: () => void;
  discard: () => void;
  retarget: (target: Partial<TimerTarget>, done?: (state: TimerState) => void) => void;
  answerAway: (keep: boolean) => void;
  answerRecovered: (choice: 'save' | 'discard' | 'continue') => void;
  dismissFinished: () => void;
}

export function useTimerActs(): TimerActs {
  const queries = useQueryClient();
  const toast = useFaultToast();
  const run = useMutation({
    mutationFn: (work: () => Promise<TimerState>) => work(),
    onSuccess: (state) => queries.setQueryData(orpc.timer.state.queryKey(), state),
    onError: (error) => {
      // Another window may have been faster: show what is true.
      void queries.invalidateQueries({ queryKey: orpc.timer.key() });
      toast(error);
    },
  });
  const { timer } = client;
  return {
    busy: run.isPending,
    start: ({ kind, minutes = null, target = {} }, done) =>
      run.mutate(() => timer.start({ kind, minutes, target: idsOf(target) }), then(done)),
    pause: () => run.mutate(() => timer.pause()),
    resume: () => run.mutate(() => timer.resume()),
    finish: () => run.mutate(() => timer.finish()),
    discard: () => run.mutate(() => timer.discard()),
    retarget: (target, done) => run.mutate(() => timer.retarget({ target: idsOf(target) }), then(done)),
    answerAway: (keep) => run.mutate(() => timer.answerAway({ keep })),
    answerRecovered: (choice) => run.mutate(() => timer.answerRecovered({ choice })),
    dismissFinished: () => run.mutate(() => timer.dismissFinished()),
  };
}

function then(done: ((state: TimerState) => void) | undefined) {
  return done ? { onSuccess: done } : {};
}

/** A named target carries its name, which is not for sending. */
function idsOf({ subjectId, topicId, materialId, lessonId }: Partial<TimerTarget>): Partial<TimerTarget> {
  return {
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(topicId === undefined ? {} : { topicId }),
    ...(materialId === undefined ? {} : { materialId }),
    ...(lessonId === undefined ? {} : { lessonId }),
  };
}

export function isBreak(kind: TimerKind): boolean {
  return kind === 'break' || kind === 'long_break';
}
