// Runs one question at a time: the stages to show while it runs, what a model has said so far, stopping it, and what is
// left if it fails. The core keeps whatever was said; this only follows.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AskEvent, Message } from '#contract/tutor.ts';
import { orpc } from '../../lib/client.ts';

export interface Running {
  /** The question as typed, shown until the stored one arrives. */
  text: string;
  /** A stored question that is answered again. */
  questionId: string | null;
  /** The new answer takes the place of the earlier ones, rather than standing below them. */
  replaces: boolean;
  stage: Extract<AskEvent, { type: 'searching' | 'found' | 'waiting' | 'thinking' }> | null;
  /** What a model has said so far. */
  said: string;
}

export interface Outcome {
  /** The thread that holds the question; null when it never arrived. */
  threadId: string | null;
  /** The stored answer; null when it was stopped or failed. */
  answer: Message | null;
}

export type Start = Pick<Running, 'text' | 'questionId' | 'replaces'>;
type Open = (signal: AbortSignal) => Promise<AsyncIterable<AskEvent>>;

export function useAsk() {
  const queries = useQueryClient();
  const [running, setRunning] = useState<Running | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback(
    async (start: Start, open: Open): Promise<Outcome> => {
      const mine = new AbortController();
      controller.current = mine;
      setFailure(null);
      setRunning({ ...start, stage: null, said: '' });
      const outcome: Outcome = { threadId: null, answer: null };
      try {
        for await (const event of await open(mine.signal)) {
          if (event.type === 'question' || event.type === 'answer') outcome.threadId = event.message.threadId;
          else setRunning((now) => now && followed(now, event));
          if (event.type === 'answer') outcome.answer = event.message;
        }
      } catch (error) {
        if (!mine.signal.aborted) setFailure(error);
      } finally {
        await queries.invalidateQueries({ queryKey: orpc.tutor.key() });
        if (controller.current === mine) setRunning(null);
      }
      return outcome;
    },
    [queries],
  );
  const stop = useCallback(() => controller.current?.abort(), []);
  return { running, failure, run, stop };
}

function followed(now: Running, event: Exclude<AskEvent, { type: 'question' | 'answer' }>): Running {
  return event.type === 'delta' ? { ...now, said: now.said + event.text } : { ...now, stage: event };
}
