// A thread: questions and answers in order, what is running now, and the box for the next question. A thread exists
// once its first question is asked, so an idle visit leaves nothing behind.
import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Message } from '#contract/tutor.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Answer } from './answer.tsx';
import { type Marker, markersOf, targetOf } from './citations.ts';
import { Composer } from './composer.tsx';
import { threadPath } from './paths.ts';
import type { Running } from './use-ask.ts';
import { useAsk } from './use-ask.ts';

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
  const end = useRef<HTMLDivElement>(null);
  const scope = stored.data?.thread.scope ?? newScope;
  const messages = threadId ? (stored.data?.messages ?? []) : [];

  useEffect(() => box.current?.focus(), []);
  const latest = messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a message or the running question appears.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [latest, running === null]);

  const ask = async () => {
    const question = text.trim();
    if (!question) return;
    setText('');
    try {
      const id = threadId ?? (await client.tutor.create({ scope })).id;
      const kept = await run(question, (signal) =>
        client.tutor.ask({ threadId: id, text: question }, { signal }),
      );
      if (!kept) setText(question);
      announce(t('answer.from'));
      if (!threadId) navigate(threadPath(id), { replace: true });
    } catch (error) {
      setText(question);
      toast(error);
    }
  };
  const retry = (question: Message) =>
    run(question.text, (signal) => client.tutor.retry({ questionId: question.id }, { signal }));
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
    if (next) onOpenMarker(next);
  };
  useShortcut('tutor.nextCitation', () => step(1), all.length > 0);
  useShortcut('tutor.previousCitation', () => step(-1), all.length > 0);

  const empty = messages.length === 0 && !running;
  const nothing = materials.data?.length === 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-5 py-5">
          {threadId && stored.isPending ? <Skeleton lines={6} /> : null}
          {stored.isError ? <FaultView error={stored.error} onAction={() => stored.refetch()} /> : null}
          {empty && !(threadId && stored.isPending) && !stored.isError ? (
            <Start nothing={nothing ?? false} />
          ) : null}
          {messages.map((message) =>
            message.role === 'user' ? (
              <Question key={message.id} text={message.text} />
            ) : (
              <Answer
                key={message.id}
                message={message}
                scope={scope}
                activeMarker={openMarker?.messageId === message.id ? openMarker.marker.n : null}
                onOpen={(marker) => onOpenMarker({ messageId: message.id, marker })}
                onRetry={() => {
                  const question = messages.find((one) => one.id === message.parentId);
                  if (question) void retry(question);
                }}
                onEverywhere={async () => {
                  await changeScope({});
                  const question = messages.find((one) => one.id === message.parentId);
                  if (question) await retry(question);
                }}
              />
            ),
          )}
          {running ? <Working running={running} stored={messages} /> : null}
          {failure ? <FaultView error={failure} compact /> : null}
          <div ref={end} />
        </div>
      </div>
      <div className="border-t border-line bg-canvas px-5 py-3">
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
    <div className="ms-auto max-w-[85%] rounded-lg bg-accent-soft px-4 py-2.5 text-md whitespace-pre-wrap text-ink">
      <span className="sr-only">{t('answer.you')}: </span>
      {text}
    </div>
  );
}

function Working({ running, stored }: { running: Running; stored: readonly Message[] }) {
  const { t } = useTranslation('tutor');
  const shown = stored.findLast((message) => message.role === 'user')?.text === running.text;
  const { stage } = running;
  const words =
    stage?.type === 'found'
      ? t('stage.found', { count: stage.passages })
      : t('stage.searching', { count: stage?.passageCount ?? 0 });
  return (
    <>
      {shown ? null : <Question text={running.text} />}
      <p role="status" className="flex items-center gap-2 text-base text-ink-muted">
        <Spinner size={16} />
        {words}
      </p>
    </>
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
