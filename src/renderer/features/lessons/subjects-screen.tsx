// Subjects on the left, one of them beside it with its topics and lessons. In a narrow window one after the other.
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Page } from '../../ui/layout.tsx';
import { type Asking, NameDialog } from '../../ui/name-dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { readyMadePath } from './paths.ts';
import { ReadyMade } from './ready-made.tsx';
import { SubjectList } from './subject-list.tsx';
import { SubjectView } from './subject-view.tsx';

export function Component() {
  const { t } = useTranslation('lessons');
  const { subjectId } = useParams();
  const { pathname } = useLocation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const lessons = useQuery(orpc.lessons.list.queryOptions({ input: {} }));
  const error = subjects.error ?? lessons.error;
  const retry = () => void Promise.all([subjects.refetch(), lessons.refetch()]);
  if (error) return <FaultView error={error} onAction={retry} />;
  if (!subjects.data || !lessons.data) {
    return (
      <Page>
        <Skeleton lines={8} />
      </Page>
    );
  }
  const dialog = <NameDialog asking={asking} onClose={() => setAsking(null)} />;
  if (subjects.data.length === 0) {
    return (
      <>
        <ReadyMade isFirst onAsk={setAsking} />
        {dialog}
      </>
    );
  }
  const isOpen = subjectId !== undefined || pathname === readyMadePath;
  const subject = subjects.data.find(({ id }) => id === subjectId);
  return (
    <div className="flex h-full min-h-0">
      {isOpen ? null : <h1 className="sr-only">{t('title')}</h1>}
      <SubjectList
        subjects={subjects.data}
        lessons={lessons.data}
        openId={subjectId}
        onAsk={setAsking}
        className={isOpen ? 'hidden w-68 shrink-0 lg:flex' : 'flex w-full lg:w-68 lg:shrink-0'}
      />
      <div className={clsx('min-w-0 flex-1', isOpen ? '' : 'hidden lg:block')}>
        {subjectId === undefined ? (
          <ReadyMade onAsk={setAsking} />
        ) : (
          <SubjectView
            key={subjectId}
            subject={subject}
            subjects={subjects.data}
            lessons={lessons.data.filter((lesson) => lesson.subjectId === subjectId)}
            onAsk={setAsking}
          />
        )}
      </div>
      {dialog}
    </div>
  );
}
