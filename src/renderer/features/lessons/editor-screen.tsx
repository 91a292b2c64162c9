// Writes a lesson: a new one in a topic, or one that is there. What is typed outlives a visit to another screen until it
// is saved or thrown away.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { draftFrom, draftOf, emptyDraft } from './drafts.ts';
import { LessonEditor } from './lesson-editor.tsx';

export function Component() {
  const { lessonId, topicId } = useParams();
  if (lessonId !== undefined) return <Edit key={lessonId} lessonId={lessonId} />;
  return <New key={topicId} topicId={topicId ?? ''} />;
}

function Edit({ lessonId }: { lessonId: string }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const lesson = useQuery(orpc.lessons.get.queryOptions({ input: { lessonId } }));
  if (lesson.isError)
    return (
      <FaultView
        error={lesson.error}
        actionLabel={t('toSubjects')}
        onAction={() => void navigate('/subjects')}
      />
    );
  if (!lesson.data) return <Waiting />;
  return (
    <LessonEditor
      draftKey={lessonId}
      initial={draftOf(lessonId) ?? draftFrom(lesson.data)}
      lesson={lesson.data}
      topicId={lesson.data.topicId}
    />
  );
}

function New({ topicId }: { topicId: string }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  if (subjects.isError) return <FaultView error={subjects.error} onAction={() => subjects.refetch()} />;
  if (!subjects.data) return <Waiting />;
  const topic = subjects.data.flatMap(({ topics }) => topics).find(({ id }) => id === topicId);
  if (!topic)
    return (
      <EmptyState
        title={t('topic.gone')}
        action={<Button onClick={() => navigate('/subjects')}>{t('toSubjects')}</Button>}
      >
        {t('topic.goneText')}
      </EmptyState>
    );
  return (
    <LessonEditor
      draftKey={topicId}
      initial={draftOf(topicId) ?? emptyDraft}
      lesson={null}
      topicId={topicId}
      where={topic.name}
    />
  );
}

function Waiting() {
  return (
    <Page>
      <Skeleton lines={8} />
    </Page>
  );
}
