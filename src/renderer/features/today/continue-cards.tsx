// Where the student stopped: files with their page, a quiz that is open, the latest questions.
import { useQuery } from '@tanstack/react-query';
import { BookOpen, ListChecks, MessageCircleQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { attemptPath, threadPath } from '../../lib/paths.ts';
import { readerPath } from '../../lib/slots.ts';
import { Section } from '../../ui/layout.tsx';
import { unfinished } from './unfinished.ts';

export function ContinueCards() {
  const { t } = useTranslation('today');
  const format = useFormat();
  // Reading saves a position without a fact about it.
  const reading = useQuery({ ...orpc.reader.recent.queryOptions({ input: { limit: 2 } }), staleTime: 0 });
  const quizzes = useQuery(orpc.quizzes.list.queryOptions({ input: {} }));
  const threads = useQuery(orpc.tutor.threads.queryOptions({ input: {} }));
  if (!reading.data || quizzes.isPending || threads.isPending) return null;
  const { files, quiz, questions } = unfinished(reading.data, quizzes.data ?? [], threads.data ?? []);
  const now = Date.now();
  const isEmpty = files.length + questions.length === 0 && !quiz;
  return (
    <Section title={t('continue.title')}>
      {isEmpty ? (
        <p className="text-base text-ink-muted">{t('continue.nothing')}</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
          {files.map(({ material, page, at }) => (
            <Going
              key={material.id}
              to={readerPath({ materialId: material.id })}
              icon={<BookOpen aria-hidden size={18} />}
              kind={t('continue.reading')}
              title={material.title}
              detail={
                material.pageCount === null
                  ? t('continue.pageOnly', { page: format.number(page) })
                  : t('continue.page', { page: format.number(page), count: material.pageCount })
              }
              when={format.relative(at, now)}
            />
          ))}
          {quiz ? (
            <Going
              to={attemptPath(quiz.attemptId)}
              icon={<ListChecks aria-hidden size={18} />}
              kind={t('continue.quiz')}
              title={quiz.title}
              detail={t('continue.questions', { count: quiz.questionCount })}
            />
          ) : null}
          {questions.map((thread) => (
            <Going
              key={thread.id}
              to={threadPath(thread.id)}
              icon={<MessageCircleQuestion aria-hidden size={18} />}
              kind={t('continue.question')}
              title={thread.title}
              detail={thread.solvedAt === null ? '' : t('continue.solved')}
              when={format.relative(thread.updatedAt, now)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Going({
  to,
  icon,
  kind,
  title,
  detail,
  when,
}: {
  to: string;
  icon: ReactNode;
  kind: string;
  title: string;
  detail: string;
  when?: string;
}) {
  return (
    <li className="min-w-0">
      <Link
        to={to}
        className="flex h-full items-start gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 hover:border-line-strong"
      >
        <span className="mt-0.5 shrink-0 text-accent-ink">{icon}</span>
        <span className="min-w-0">
          <span className="block text-xs text-ink-muted">{kind}</span>
          <span className="line-clamp-2 font-medium wrap-anywhere text-ink">{title}</span>
          <span className="block text-sm text-ink-muted">{[detail, when].filter(Boolean).join(' · ')}</span>
        </span>
      </Link>
    </li>
  );
}
