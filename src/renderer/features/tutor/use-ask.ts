// Runs one question at a time: the stages to show while it runs, stopping it, and what is left if it fails. The core
// keeps whatever was said; this only follows.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AskEvent, Message } from '#contract/tutor.ts';
import { orpc } from '../../lib/client.ts';

export interface Running {
  /** The question as typed, shown until the stored one arrives. */
  text: string;
  /** A stored question that is answered again. */
  questionId: string | null;
  stage: Extract<AskEvent, { type: 'searching' | 'found' }> | null;
}

export interface Outcome {
  /** The thread that holds the question; null when it never arrived. */
  threadId: string | null;
  /** The stored answer; null when it was stopped or failed. */
  answer: Message | null;
}

type Open = (signal: AbortSignal) => Promise<AsyncIterable<AskEvent>>;

export function useAsk() {
  const queries = useQueryClient();
  const [running, setRunning] = useState<Running | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback(
    async (text: string, questionId: string | null, open: Open): Promise<Outcome> => {
      const mine = new AbortController();
      controller.current = mine;
      setFailure(null);
      setRunning({ text, questionId, stage: null });
      const outcome: Outcome = { threadId: null, answer: null };
      try {
        for await (const event of await open(mine.signal)) {
          if (event.type === 'searching' || event.type === 'found')
            setRunning({ text, questionId, stage: event });
          else outcome.threadId = event.message.threadId;
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
