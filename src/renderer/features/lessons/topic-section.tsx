// A topic with its difficulty and its lessons in order, each leading to where it is read.
import { clsx } from 'clsx';
import {
  ArrowDown,
  ArrowUp,
  BookOpenText,
  CircleCheck,
  Clapperboard,
  EllipsisVertical,
  FileText,
  type LucideIcon,
  Pencil,
  Plus,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { LessonRow, LessonType } from '#contract/lessons.ts';
import type { Subject, Topic } from '#contract/subjects.ts';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { lessonPath } from '../../lib/paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ContextMenu, Menu, type MenuItem } from '../../ui/menu.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { editPath, newLessonPath } from './paths.ts';
import type { ShelfActs } from './use-shelf-acts.ts';

export const typeIcons: Record<LessonType, LucideIcon> = {
  text: BookOpenText,
  video: Clapperboard,
  pdf: FileText,
};

const difficulties = [1, 2, 3] as const;

export interface TopicSectionProps {
  topic: Topic;
  subject: Subject;
  lessons: readonly LessonRow[];
  acts: ShelfActs;
  onAsk: (asking: Asking) => void;
}

export function TopicSection({ topic, subject, lessons, acts, onAsk }: TopicSectionProps) {
  const { t } = useTranslation('lessons');
  const at = subject.topics.findIndex(({ id }) => id === topic.id);
  const items: MenuItem[] = [
    {
      id: 'rename',
      label: t('act.rename'),
      icon: <Pencil size={16} />,
      onSelect: () => onAsk(acts.renameTopic(topic)),
    },
    {
      id: 'up',
      label: t('act.moveUp'),
      icon: <ArrowUp size={16} />,
      keys: shortcutCaps('lesson.moveUp'),
      disabled: at <= 0,
      onSelect: () => void acts.moveTopic(subject, topic.id, -1),
    },
    {
      id: 'down',
      label: t('act.moveDown'),
      icon: <ArrowDown size={16} />,
      keys: shortcutCaps('lesson.moveDown'),
      disabled: at === subject.topics.length - 1,
      onSelect: () => void acts.moveTopic(subject, topic.id, 1),
    },
    { kind: 'separator', id: 'line' },
    { kind: 'label', id: 'difficulty', label: t('difficulty.label') },
    ...difficulties.map(
      (difficulty): MenuItem => ({
        id: `difficulty-${difficulty}`,
        label: t(`difficulty.${difficulty}`),
        checked: topic.difficulty === difficulty,
        onSelect: () => void acts.setDifficulty(topic, difficulty),
      }),
    ),
    { kind: 'separator', id: 'line-2' },
    {
      id: 'remove',
      label: t('topic.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () => void acts.removeTopic(topic),
    },
  ];
  return (
    <section aria-labelledby={`topic-${topic.id}`} className="flex flex-col gap-2">
      <div data-move={`topic:${topic.id}`} className="flex items-center gap-2">
        <h2 id={`topic-${topic.id}`} className="min-w-0 text-md font-semibold text-ink">
          {topic.name}
        </h2>
        <Badge>{t(`difficulty.${topic.difficulty}`)}</Badge>
        <span className="flex-1" />
        <Menu items={items}>
          <IconButton
            size="sm"
            label={t('menu', { name: topic.name })}
            icon={<EllipsisVertical aria-hidden size={16} />}
          />
        </Menu>
      </div>
      <div className="rounded-lg border border-line bg-surface">
        {lessons.length === 0 ? (
          <p className="px-4 pt-3 text-base text-ink-muted">{t('lesson.none')}</p>
        ) : (
          <ol className="divide-y divide-line">
            {lessons.map((lesson) => (
              <li key={lesson.id} data-move={`lesson:${lesson.id}`}>
                <LessonLine lesson={lesson} lessons={lessons} acts={acts} />
              </li>
            ))}
          </ol>
        )}
        <div className={clsx('px-2 py-1.5', lessons.length > 0 && 'border-t border-line')}>
          <Link
            to={newLessonPath(topic.id)}
            aria-label={t('lesson.newIn', { topic: topic.name })}
            className={buttonClass('quiet', 'sm')}
          >
            <Plus aria-hidden size={15} />
            {t('lesson.new')}
          </Link>
        </div>
      </div>
    </section>
  );
}

interface LessonLineProps {
  lesson: LessonRow;
  lessons: readonly LessonRow[];
  acts: ShelfActs;
}

function LessonLine({ lesson, lessons, acts }: LessonLineProps) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const navigate = useNavigate();
  const Icon = typeIcons[lesson.type];
  const done = lesson.completedAt !== null;
  const at = lessons.indexOf(lesson);
  const items: MenuItem[] = [
    {
      id: 'edit',
      label: t('act.edit'),
      icon: <Pencil size={16} />,
      onSelect: () => void navigate(editPath(lesson.id)),
    },
    {
      id: 'up',
      label: t('act.moveUp'),
      icon: <ArrowUp size={16} />,
      keys: shortcutCaps('lesson.moveUp'),
      disabled: at === 0,
      onSelect: () => void acts.moveLesson(lesson.topicId, lessons, lesson.id, -1),
    },
    {
      id: 'down',
      label: t('act.moveDown'),
      icon: <ArrowDown size={16} />,
      keys: shortcutCaps('lesson.moveDown'),
      disabled: at === lessons.length - 1,
      onSelect: () => void acts.moveLesson(lesson.topicId, lessons, lesson.id, 1),
    },
    {
      id: 'archive',
      label: t('act.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () => void acts.archiveLesson(lesson),
    },
  ];
  const facts = [
    format.duration(lesson.minutes * 60_000),
    ...(lesson.pageFrom !== null && lesson.pageTo !== null
      ? [t('pages', { pages: pageSpan(format.number, lesson.pageFrom, lesson.pageTo) })]
      : []),
  ];
  return (
    <ContextMenu items={items}>
      <div className="flex items-center gap-1 pe-2 hover:bg-sunken">
        <Link
          to={lessonPath(lesson.id)}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-md px-4 py-1.5"
        >
          {done ? (
            <CircleCheck aria-hidden size={18} className="shrink-0 text-success-ink" />
          ) : (
            <Icon aria-hidden size={18} className="shrink-0 text-ink-muted" />
          )}
          <span className="min-w-0 flex-1">
            <span className="block truncate text-base text-ink">{lesson.title}</span>
            <span className="block truncate text-sm text-ink-muted">
              {[done ? t('lesson.done') : t(`type.${lesson.type}`), ...facts].join(' · ')}
            </span>
          </span>
          {lesson.materialGone ? <Badge tone="warning">{t('lesson.fileGone')}</Badge> : null}
        </Link>
        <Menu items={items}>
          <IconButton
            size="sm"
            label={t('menu', { name: lesson.title })}
            icon={<EllipsisVertical aria-hidden size={16} />}
          />
        </Menu>
      </div>
    </ContextMenu>
  );
}

/** "3", or "3–8". */
export function pageSpan(number: (value: number) => string, from: number, to: number): string {
  return from === to ? number(from) : `${number(from)}–${number(to)}`;
}
