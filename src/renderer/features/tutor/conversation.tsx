// A thread: questions and answers in order, what is running now, and the box for the next question. A thread exists
// once its first question is asked, so an idle visit leaves nothing behind.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Again, Message, Style } from '#contract/tutor.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { threadPath } from '../../lib/paths.ts';
import { useAgreement } from '../../lib/use-agreement.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Answer, headingOf } from './answer.tsx';
import { type Marker, markersOf, targetOf } from './citations.ts';
import { Composer } from './composer.tsx';
import { LiveAnswer } from './live-answer.tsx';
import { Question } from './question.tsx';
import { SolvedToggle } from './solved-toggle.tsx';
import { useAsk } from './use-ask.ts';
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
  const [newStyle, setNewStyle] = useState<Style>('direct');
  // The question being reworded.
  const [editing, setEditing] = useState<Message | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // The question whose answer was asked for again, until that answer is in view.
  const [again, setAgain] = useState<string | null>(null);
  const scope = stored.data?.thread.scope ?? newScope;
  const style = stored.data?.thread.style ?? newStyle;
  const agreement = useAgreement();
  const messages = threadId ? (stored.data?.messages ?? []) : [];

  useEffect(() => box.current?.focus(), []);
  const latest = messages.at(-1)?.id;
  const lonely = messages.at(-1)?.role === 'user' ? messages.at(-1) : undefined;
  const lastQuestion = messages.findLast((message) => message.role === 'user');
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

  const say = (answer: Message | null) => {
    if (answer) announce(t(headingOf(answer)));
  };
  const ask = async () => {
    const question = text.trim();
    if (!question) return;
    const asking = { ...(threadId ? { threadId } : {}), scope, text: question };
    if (!(await agreement.ask(() => client.tutor.preview(asking)))) return;
    if (editing) return reword(editing, question);
    setText('');
    const start = { text: question, questionId: null, replaces: true };
    const { threadId: kept, answer } = await run(start, async (signal) => {
      const id = threadId ?? (await createThread(signal));
      return client.tutor.ask({ threadId: id, text: question }, { signal });
    });
    if (kept === null) setText((typed) => typed || question);
    say(answer);
    if (threadId !== null || kept === null) return;
    // Read before the address changes, so that the answer is there in the same moment.
    await queries.prefetchQuery(orpc.tutor.get.queryOptions({ input: { threadId: kept } }));
    navigate(threadPath(kept), { replace: true });
  };
  const createThread = async (signal: AbortSignal) => {
    const { id } = await client.tutor.create({ scope }, { signal });
    if (style !== 'direct') await client.tutor.setStyle({ threadId: id, style }, { signal });
    return id;
  };
  const reword = async (question: Message, reworded: string) => {
    setEditing(null);
    setText('');
    const start = { text: reworded, questionId: question.id, replaces: true };
    const { threadId: kept, answer } = await run(start, (signal) =>
      client.tutor.edit({ questionId: question.id, text: reworded }, { signal }),
    );
    if (kept === null) setText((typed) => typed || reworded);
    say(answer);
    setAgain(question.id);
  };
  const retry = async (questionId: string | null, how: Again = 'same') => {
    const question = messages.find((message) => message.id === questionId);
    if (!question) return;
    const local = how === 'quotes';
    const again = { threadId: question.threadId, text: question.text };
    if (!local && !(await agreement.ask(() => client.tutor.preview(again)))) return;
    const start = { text: question.text, questionId: question.id, replaces: how === 'same' };
    const { answer } = await run(start, (signal) =>
      client.tutor.retry({ questionId: question.id, how }, { signal }),
    );
    say(answer);
    setAgain(question.id);
  };
  const edit = (question: Message) => {
    setEditing(question);
    setText(question.text);
    box.current?.focus();
  };
  const changeScope = async (next: Scope) => {
    if (!threadId) return setNewScope(next);
    await client.tutor.setScope({ threadId, scope: next }).catch((error: unknown) => toast(error));
    await stored.refetch();
  };

  const changeStyle = async (next: Style) => {
    if (!threadId) return setNewStyle(next);
    await client.tutor.setStyle({ threadId, style: next }).catch((error: unknown) => toast(error));
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
      {stored.data && messages.some(({ role }) => role === 'assistant') ? (
        <SolvedToggle thread={stored.data.thread} onChange={stored.refetch} />
      ) : null}
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-4">
          {threadId && stored.isPending ? <Skeleton lines={6} /> : null}
          {stored.isError ? <FaultView error={stored.error} onAction={() => stored.refetch()} /> : null}
          {empty && !(threadId && stored.isPending) && !stored.isError ? (
            <Start nothing={nothing ?? false} />
          ) : null}
          {messages.map((message, at) =>
            message.role === 'user' ? (
              <Question
                key={message.id}
                text={message.id === running?.questionId ? running.text : message.text}
                onEdit={message === lastQuestion && !running ? () => edit(message) : undefined}
              />
            ) : (
              <Fragment key={message.id}>
                {running?.replaces && running.questionId === message.parentId ? null : (
                  <Answer
                    message={message}
                    scope={scope}
                    hasModel={agreement.hasModel}
                    activeMarker={openMarker?.messageId === message.id ? openMarker.marker.n : null}
                    onOpen={(marker) => openBeside({ messageId: message.id, marker })}
                    onAgain={(how) => void retry(message.parentId, how)}
                    onEverywhere={async () => {
                      await changeScope({});
                      await retry(message.parentId);
                    }}
                  />
                )}
                {running &&
                running.questionId === message.parentId &&
                messages[at + 1]?.parentId !== message.parentId ? (
                  <LiveAnswer running={running} />
                ) : null}
              </Fragment>
            ),
          )}
          {running && (asking || lonely?.id === running.questionId) ? (
            <>
              {asking && lonely?.text !== running.text ? <Question text={running.text} /> : null}
              <LiveAnswer running={running} />
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
            style={style}
            onStyle={agreement.hasModel ? changeStyle : undefined}
            editing={editing !== null}
            onEditLast={lastQuestion && !running ? () => edit(lastQuestion) : undefined}
            onLeaveEditing={() => {
              setEditing(null);
              setText('');
            }}
            running={running !== null}
            onAsk={() => void ask()}
            onStop={stop}
            box={box}
          />
        </div>
      </div>
      {agreement.dialog}
    </div>
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
