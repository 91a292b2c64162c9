// What lesson this is, where it belongs, and what can be done with it besides reading.
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  ArrowLeft,
  EllipsisVertical,
  Layers,
  ListChecks,
  MessageCircleQuestion,
  Pencil,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Lesson } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { attemptPath, subjectPath } from '../../lib/paths.ts';
import { act } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageHeader } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { editPath } from './paths.ts';
import { StudyThis } from './study-this.tsx';
import { typeIcons } from './topic-section.tsx';
import { useShelfActs } from './use-shelf-acts.ts';

export function LessonHeader({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const subject = subjects.data?.find(({ id }) => id === lesson.subjectId);
  const topic = subject?.topics.find(({ id }) => id === lesson.topicId);
  const Icon = typeIcons[lesson.type];
  return (
    <>
      <PageHeader
        back={
          <Link
            to={subjectPath(lesson.subjectId)}
            className="mb-2 inline-flex max-w-full items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline"
          >
            <ArrowLeft aria-hidden size={15} className="shrink-0 rtl:rotate-180" />
            <span className="truncate">
              {subject && topic ? `${subject.name} › ${topic.name}` : t('title')}
            </span>
          </Link>
        }
        title={lesson.title}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Badge icon={<Icon aria-hidden size={13} />}>{t(`type.${lesson.type}`)}</Badge>
        <Badge>{format.duration(lesson.minutes * 60_000)}</Badge>
        {lesson.completedAt === null ? null : (
          <Badge tone="success" title={format.dateTime(lesson.completedAt)}>
            {t('lesson.done')}
          </Badge>
        )}
        <StudyThis lesson={lesson} />
        <div className="ms-auto flex items-center gap-2">
          <Acts lesson={lesson} hasFiles={(topic?.materialCount ?? 0) > 0} />
        </div>
      </div>
    </>
  );
}

/** What questions and quizzes about this lesson draw on: its pages, else the files of its topic. */
function scopeOf(
  { materialId, materialGone, pageFrom, pageTo, topicId }: Lesson,
  hasFiles: boolean,
): Scope | null {
  if (materialId !== null && pageFrom !== null && pageTo !== null && !materialGone)
    return { materialId, pageFrom, pageTo };
  return hasFiles ? { topicId } : null;
}

function Acts({ lesson, hasFiles }: { lesson: Lesson; hasFiles: boolean }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const shelf = useShelfActs();
  const { quizId } = lesson;
  const take = useMutation({
    mutationFn: (id: string) => client.quizzes.start({ quizId: id }),
    onSuccess: (attempt) => navigate(attemptPath(attempt.id)),
    onError: (error) => toast(error),
  });
  const scope = scopeOf(lesson, hasFiles);
  const makeQuiz = () => act('makeQuiz', { scope: scope ?? {}, title: lesson.title });
  return (
    <>
      {quizId === null ? null : (
        <Button
          size="sm"
          busy={take.isPending}
          icon={<ListChecks aria-hidden size={15} />}
          onClick={() => take.mutate(quizId)}
        >
          {t('act.takeQuiz')}
        </Button>
      )}
      {quizId === null && scope ? (
        <Button size="sm" icon={<ListChecks aria-hidden size={15} />} onClick={makeQuiz}>
          {t('act.makeQuiz')}
        </Button>
      ) : null}
      <Button
        size="sm"
        icon={<MessageCircleQuestion aria-hidden size={15} />}
        onClick={() => act('askAbout', { scope: scope ?? {} })}
      >
        {t('act.ask')}
      </Button>
      <Menu
        items={[
          {
            id: 'edit',
            label: t('act.edit'),
            icon: <Pencil size={16} />,
            onSelect: () => void navigate(editPath(lesson.id)),
          },
          {
            id: 'cards',
            label: t('act.makeCards'),
            icon: <Layers size={16} />,
            onSelect: () => act('makeCards', { lessonId: lesson.id }),
          },
          ...(quizId !== null && scope
            ? [
                {
                  id: 'quiz',
                  label: t('act.makeQuiz'),
                  icon: <ListChecks size={16} />,
                  onSelect: makeQuiz,
                },
              ]
            : []),
          {
            id: 'remove',
            label: t('act.remove'),
            icon: <Trash2 size={16} />,
            danger: true,
            onSelect: () =>
              void shelf
                .archiveLesson(lesson)
                .then((done) => done && void navigate(subjectPath(lesson.subjectId), { replace: true })),
          },
        ]}
      >
        <IconButton
          size="sm"
          label={t('menu', { name: lesson.title })}
          icon={<EllipsisVertical aria-hidden size={16} />}
        />
      </Menu>
    </>
  );
}
