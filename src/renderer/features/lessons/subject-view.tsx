// One subject: how far it is, its topics, and the lessons of each.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, EllipsisVertical, FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { LessonRow } from '#contract/lessons.ts';
import type { Subject } from '#contract/subjects.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page, PageHeader, Section } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { FileDialog } from './file-dialog.tsx';
import { subjectItems } from './subject-list.tsx';
import { TopicSection } from './topic-section.tsx';
import { useMoveKeys } from './use-move-keys.ts';
import { useShelfActs } from './use-shelf-acts.ts';

export interface SubjectViewProps {
  /** Undefined: it is not on the shelf. */
  subject: Subject | undefined;
  subjects: readonly Subject[];
  lessons: readonly LessonRow[];
  onAsk: (asking: Asking) => void;
}

export function SubjectView({ subject, ...props }: SubjectViewProps) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  if (subject) return <Opened subject={subject} {...props} />;
  return (
    <EmptyState
      title={t('subject.gone')}
      action={<Button onClick={() => navigate('/subjects')}>{t('toSubjects')}</Button>}
    >
      {t('subject.goneText')}
    </EmptyState>
  );
}

function Opened({ subject, subjects, lessons, onAsk }: SubjectViewProps & { subject: Subject }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const acts = useShelfActs();
  const [choosing, setChoosing] = useState(false);
  useMoveKeys(async (key, by) => {
    const [kind, id = ''] = key.split(':');
    if (kind === 'subject') return acts.moveSubject(subjects, id, by);
    if (kind === 'topic') return acts.moveTopic(subject, id, by);
    const topicId = lessons.find((lesson) => lesson.id === id)?.topicId ?? '';
    return acts.moveLesson(topicId, of(topicId), id, by);
  });
  const of = (topicId: string) => lessons.filter((lesson) => lesson.topicId === topicId);
  const addTopic = () => onAsk(acts.newTopic(subject));
  return (
    <Page width="sm">
      <PageHeader
        back={
          <Link
            to="/subjects"
            className="mb-2 inline-flex items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline lg:hidden"
          >
            <ArrowLeft aria-hidden size={15} className="rtl:rotate-180" />
            {t('title')}
          </Link>
        }
        title={subject.name}
        description={<Standing lessons={lessons} />}
        actions={
          <>
            <Button icon={<Plus aria-hidden size={16} />} onClick={addTopic}>
              {t('topic.new')}
            </Button>
            <Button icon={<FileText aria-hidden size={16} />} onClick={() => setChoosing(true)}>
              {t('plan.from')}
            </Button>
            <Menu items={subjectItems(subject, subjects, acts, t, onAsk, () => void navigate('/subjects'))}>
              <IconButton
                label={t('menu', { name: subject.name })}
                icon={<EllipsisVertical aria-hidden size={17} />}
              />
            </Menu>
          </>
        }
      />
      {subject.topics.length === 0 ? (
        <EmptyState
          title={t('topic.noneTitle')}
          action={
            <Button variant="primary" onClick={addTopic}>
              {t('topic.new')}
            </Button>
          }
        >
          {t('topic.noneText')}
        </EmptyState>
      ) : null}
      {subject.topics.map((topic) => (
        <TopicSection
          key={topic.id}
          topic={topic}
          subject={subject}
          lessons={of(topic.id)}
          acts={acts}
          onAsk={onAsk}
        />
      ))}
      <Archived subjectId={subject.id} />
      <FileDialog open={choosing} onOpenChange={setChoosing} subjectId={subject.id} />
    </Page>
  );
}

function Standing({ lessons }: { lessons: readonly LessonRow[] }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  if (lessons.length === 0) return t('lesson.none');
  const done = lessons.filter(({ completedAt }) => completedAt !== null);
  const left = lessons
    .filter(({ completedAt }) => completedAt === null)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <span className="flex flex-col gap-1.5">
      <span>
        {t('doneOf', { done: done.length, count: lessons.length })}
        {left > 0 ? ` · ${t('left', { time: format.duration(left * 60_000) })}` : null}
      </span>
      <Progress
        label={t('doneLabel')}
        value={done.length}
        max={lessons.length}
        tone="success"
        className="w-60 max-w-full"
      />
    </span>
  );
}

/** Lessons put away, to be put back. */
function Archived({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation('lessons');
  const toast = useFaultToast();
  const [shown, setShown] = useState(false);
  const input = { subjectId, archived: true };
  const archived = useQuery(orpc.lessons.list.queryOptions({ input }));
  if (!archived.data || archived.data.length === 0) return null;
  if (!shown) {
    return (
      <Button variant="quiet" size="sm" className="self-start" onClick={() => setShown(true)}>
        {t('archived.show', { count: archived.data.length })}
      </Button>
    );
  }
  return (
    <Section title={t('archived.title')}>
      <ul className="flex flex-col">
        {archived.data.map(({ id, title }) => (
          <li key={id} className="flex min-h-10 items-center justify-between gap-3">
            <span className="min-w-0 truncate text-base text-ink-muted">{title}</span>
            <Button
              size="sm"
              onClick={() => {
                client.lessons.restore({ lessonId: id }).catch((error: unknown) => toast(error));
              }}
            >
              {t('archived.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
