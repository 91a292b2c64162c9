// A thread: questions and answers in order, what is running now, and the box for the next question. A thread exists
// once its first question is asked, so an idle visit leaves nothing behind.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import { client, orpc, useConnection } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Answer, headings } from './answer.tsx';
import { type Marker, markersOf, targetOf } from './citations.ts';
import { Composer } from './composer.tsx';
import { threadPath } from './paths.ts';
import { type Running, useAsk } from './use-ask.ts';
import { usePlaceBeside } from './use-place-beside.ts';

/** The marker whose page is open, and the answer it belongs to. */
export interface OpenMarker {
  messageId: string;
  marker: Marker;
}

export interface ConversationProps {
  threadId: string | null;
  /** For a new thread. */
  startScope: Scope;
  startText: string;
  openMarker: OpenMarker | null;
  onOpenMarker: (open: OpenMarker) => void;
}

export function Conversation({
  threadId,
  startScope,
  startText,
  openMarker,
  onOpenMarker,
}: ConversationProps) {
  const { t } = useTranslation('tutor');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const { running, failure, run, stop } = useAsk();
  const stored = useQuery({
    ...orpc.tutor.get.queryOptions({ input: { threadId: threadId ?? '' } }),
    enabled: threadId !== null,
  });
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const [text, setText] = useState(startText);
  const [newScope, setNewScope] = useState(startScope);
  const box = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // The question whose answer was asked for again, until that answer is in view.
  const [again, setAgain] = useState<string | null>(null);
  const scope = stored.data?.thread.scope ?? newScope;
  const messages = threadId ? (stored.data?.messages ?? []) : [];

  useEffect(() => box.current?.focus(), []);
  const latest = messages.at(-1)?.id;
  const lonely = messages.at(-1)?.role === 'user' ? messages.at(-1) : undefined;
  const asking = running !== null && running.questionId === null;
  // A question goes to the top, so that its answer is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a message or the running question appears.
  useEffect(() => {
    const questions = scroller.current?.querySelectorAll('[data-question]');
    questions?.[questions.length - 1]?.scrollIntoView({ block: 'start' });
  }, [latest, asking]);
  useEffect(() => {
    if (again === null || running) return;
    setAgain(null);
    const answer = scroller.current?.querySelector<HTMLElement>(`[data-answer-to="${again}"]`);
    answer?.focus({ preventScroll: true });
    answer?.scrollIntoView({ block: 'nearest' });
  }, [again, running]);
  const leavePlace = usePlaceBeside(scroller, openMarker, latest);
  const openBeside = (next: OpenMarker) => {
    leavePlace();
    onOpenMarker(next);
  };

  const ask = async () => {
    const question = text.trim();
    if (!question) return;
    setText('');
    const { threadId: kept, answer } = await run(question, null, async (signal) => {
      const id = threadId ?? (await client.tutor.create({ scope }, { signal })).id;
      return client.tutor.ask({ threadId: id, text: question }, { signal });
    });
    if (kept === null) setText((typed) => typed || question);
    if (answer) announce(t(headings[answer.band ?? 'answer']));
    if (threadId !== null || kept === null) return;
    // Read before the address changes, so that the answer is there in the same moment.
    await queries.prefetchQuery(orpc.tutor.get.queryOptions({ input: { threadId: kept } }));
    navigate(threadPath(kept), { replace: true });
  };
  const retry = async (questionId: string | null) => {
    const question = messages.find((message) => message.id === questionId);
    if (!question) return;
    const { answer } = await run(question.text, question.id, (signal) =>
      client.tutor.retry({ questionId: question.id }, { signal }),
    );
    if (answer) announce(t(headings[answer.band ?? 'answer']));
    setAgain(question.id);
  };
  const changeScope = async (next: Scope) => {
    if (!threadId) return setNewScope(next);
    await client.tutor.setScope({ threadId, scope: next }).catch((error: unknown) => toast(error));
    await stored.refetch();
  };

  const all = messages.flatMap((message) =>
    markersOf(message)
      .filter((marker) => targetOf(marker))
      .map((marker) => ({ messageId: message.id, marker })),
  );
  const step = (by: 1 | -1) => {
    const at = all.findIndex(
      (one) => one.messageId === openMarker?.messageId && one.marker.n === openMarker.marker.n,
    );
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : at + by];
    if (next) openBeside(next);
  };
  useShortcut('tutor.nextCitation', () => step(1), all.length > 0);
  useShortcut('tutor.previousCitation', () => step(-1), all.length > 0);

  const empty = messages.length === 0 && !running;
  const nothing = materials.data?.length === 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-4">
          {threadId && stored.isPending ? <Skeleton lines={6} /> : null}
          {stored.isError ? <FaultView error={stored.error} onAction={() => stored.refetch()} /> : null}
          {empty && !(threadId && stored.isPending) && !stored.isError ? (
            <Start nothing={nothing ?? false} />
          ) : null}
          {messages.map((message) =>
            message.role === 'user' ? (
              <Question key={message.id} text={message.text} />
            ) : running !== null && running.questionId === message.parentId ? (
              <Stage key={message.id} running={running} />
            ) : (
              <Answer
                key={message.id}
                message={message}
                scope={scope}
                activeMarker={openMarker?.messageId === message.id ? openMarker.marker.n : null}
                onOpen={(marker) => openBeside({ messageId: message.id, marker })}
                onRetry={() => void retry(message.parentId)}
                onEverywhere={async () => {
                  await changeScope({});
                  await retry(message.parentId);
                }}
              />
            ),
          )}
          {running && asking ? (
            <>
              {lonely?.text === running.text ? null : <Question text={running.text} />}
              <Stage running={running} />
            </>
          ) : null}
          {lonely && !running ? <Unanswered onRetry={() => void retry(lonely.id)} /> : null}
          {failure ? <FaultView error={failure} compact /> : null}
        </div>
      </div>
      <div className="border-t border-line bg-canvas px-4 py-3">
        <div className="mx-auto max-w-3xl">
          <Composer
            text={text}
            onText={setText}
            scope={scope}
            onScope={changeScope}
            running={running !== null}
            onAsk={ask}
            onStop={stop}
            box={box}
          />
        </div>
      </div>
    </div>
  );
}

function Question({ text }: { text: string }) {
  const { t } = useTranslation('tutor');
  return (
    <div
      data-question
      className="ms-auto max-w-[85%] scroll-m-4 rounded-lg bg-accent-soft px-4 py-2.5 text-md wrap-anywhere whitespace-pre-wrap text-ink"
    >
      <span className="sr-only">{t('answer.you')}: </span>
      {text}
    </div>
  );
}

function Stage({ running: { stage } }: { running: Running }) {
  const { t } = useTranslation('tutor');
  const away = useConnection() === 'lost';
  const words = away
    ? t('stage.away')
    : stage?.type === 'found'
      ? t('stage.found', { count: stage.passages })
      : stage
        ? t('stage.searching', { count: stage.passageCount })
        : t('stage.starting');
  return (
    <p role="status" className="flex items-center gap-2 text-base text-ink-muted">
      <Spinner size={16} />
      {words}
    </p>
  );
}

/** A question whose answer was cut off, by a power cut for example. */
function Unanswered({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('tutor');
  return (
    <p className="flex flex-wrap items-center gap-3 text-base text-ink-muted">
      {t('answer.failed')}
      <Button size="sm" onClick={onRetry}>
        {t('answer.retry')}
      </Button>
    </p>
  );
}

function Start({ nothing }: { nothing: boolean }) {
  const { t } = useTranslation('tutor');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<MessageCircleQuestion size={28} />}
      title={nothing ? t('start.noMaterialTitle') : t('start.title')}
      action={
        nothing ? (
          <Button variant="primary" onClick={() => navigate('/library')}>
            {t('start.openLibrary')}
          </Button>
        ) : undefined
      }
    >
      {nothing ? t('start.noMaterialText') : t('start.text')}
    </EmptyState>
  );
}
