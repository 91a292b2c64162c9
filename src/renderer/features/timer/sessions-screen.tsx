// Past sessions by day, narrowed by subject or to one day, each to be changed or taken out.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { StudySession } from '#contract/timer.ts';
import { client, orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { ProgressFrame } from '../../lib/progress-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { EditSession } from './edit-session.tsx';
import { SessionTable } from './session-table.tsx';

const pageSize = 50;

export function Component() {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const day = search.get('day');
  const subjectId = search.get('subject');
  const [editing, setEditing] = useState<StudySession | null>(null);
  const sessions = useSessions(day, subjectId);
  const rows = sessions.data?.pages.flat() ?? [];
  const narrow = (name: 'day' | 'subject', value: string | null) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return (
    <ProgressFrame
      section="sessions"
      actions={<SubjectFilter value={subjectId} onChange={(value) => narrow('subject', value)} />}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-2xl text-sm text-ink-muted">{t('sessions.description')}</p>
        {day ? (
          <Button size="sm" onClick={() => narrow('day', null)}>
            {t('sessions.allDays', { day: format.date(noonOf(day)) })}
          </Button>
        ) : null}
      </div>
      {sessions.isError ? (
        <FaultView error={sessions.error} onAction={() => void sessions.refetch()} />
      ) : sessions.isPending ? (
        <Skeleton lines={6} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<History size={28} />} title={t('sessions.empty.title')}>
          {day || subjectId ? t('sessions.empty.filtered') : t('sessions.empty.text')}
        </EmptyState>
      ) : (
        <>
          <SessionTable sessions={rows} onEdit={setEditing} />
          {sessions.hasNextPage ? (
            <Button
              className="self-center"
              busy={sessions.isFetchingNextPage}
              onClick={() => void sessions.fetchNextPage()}
            >
              {t('sessions.more')}
            </Button>
          ) : null}
        </>
      )}
      <EditSession session={editing} onClose={() => setEditing(null)} />
    </ProgressFrame>
  );
}

function useSessions(day: string | null, subjectId: string | null) {
  return useInfiniteQuery({
    queryKey: [...orpc.timer.key(), 'past', day, subjectId],
    queryFn: ({ pageParam, signal }) =>
      client.timer.sessions(
        {
          limit: pageSize,
          ...(day ? { from: day, to: day } : {}),
          ...(subjectId ? { subjectId } : {}),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.startedAt ?? null)),
  });
}

function SubjectFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (subjectId: string | null) => void;
}) {
  const { t } = useTranslation('timer');
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  if (!subjects.data || subjects.data.length === 0) return null;
  return (
    <Select
      label={t('sessions.subject')}
      className="min-w-44"
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : next)}
      choices={[
        { value: '', label: t('sessions.allSubjects') },
        ...subjects.data.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
    />
  );
}
