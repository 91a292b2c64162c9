// The column of subjects, each with how much of it is done.
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, EllipsisVertical, FolderPlus, Pencil, Sparkles, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { LessonRow } from '#contract/lessons.ts';
import type { Subject } from '#contract/subjects.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { subjectPath } from '../../lib/paths.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ContextMenu, Menu, type MenuItem } from '../../ui/menu.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { readyMadePath } from './paths.ts';
import { type ShelfActs, useShelfActs } from './use-shelf-acts.ts';

export interface SubjectListProps {
  subjects: readonly Subject[];
  lessons: readonly LessonRow[];
  openId: string | undefined;
  onAsk: (asking: Asking) => void;
  className: string;
}

export function SubjectList({ subjects, lessons, openId, onAsk, className }: SubjectListProps) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const acts = useShelfActs();
  return (
    <aside
      aria-label={t('subject.list')}
      data-panel
      tabIndex={-1}
      className={clsx(
        'min-h-0 flex-col gap-2 overflow-y-auto border-e border-line px-3 py-5 outline-none',
        className,
      )}
    >
      <ul className="flex flex-col gap-0.5">
        {subjects.map((subject) => (
          <li key={subject.id} data-move={`subject:${subject.id}`}>
            <SubjectLink
              subject={subject}
              open={subject.id === openId}
              done={countDone(lessons, subject.id)}
              items={subjectItems(subject, subjects, acts, t, onAsk, () => {
                if (subject.id === openId) void navigate('/subjects');
              })}
            />
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-col gap-2">
        <Button
          icon={<FolderPlus size={16} aria-hidden />}
          onClick={() => onAsk(acts.newSubject((id) => void navigate(subjectPath(id))))}
        >
          {t('subject.new')}
        </Button>
        <Link
          to={readyMadePath}
          aria-current={pathname === readyMadePath ? 'page' : undefined}
          className={buttonClass('quiet')}
        >
          <Sparkles size={16} aria-hidden />
          {t('readyMade.link')}
        </Link>
      </div>
    </aside>
  );
}

/** Also behind the subject's own "more" button. */
export function subjectItems(
  subject: Subject,
  subjects: readonly Subject[],
  acts: ShelfActs,
  t: ReturnType<typeof useTranslation<'lessons'>>['t'],
  onAsk: (asking: Asking) => void,
  onRemoved: () => void,
): MenuItem[] {
  const at = subjects.findIndex(({ id }) => id === subject.id);
  return [
    {
      id: 'rename',
      label: t('act.rename'),
      icon: <Pencil size={16} />,
      onSelect: () => onAsk(acts.renameSubject(subject)),
    },
    {
      id: 'up',
      label: t('act.moveUp'),
      icon: <ArrowUp size={16} />,
      keys: shortcutCaps('lesson.moveUp'),
      disabled: at <= 0,
      onSelect: () => void acts.moveSubject(subjects, subject.id, -1),
    },
    {
      id: 'down',
      label: t('act.moveDown'),
      icon: <ArrowDown size={16} />,
      keys: shortcutCaps('lesson.moveDown'),
      disabled: at === subjects.length - 1,
      onSelect: () => void acts.moveSubject(subjects, subject.id, 1),
    },
    {
      id: 'remove',
      label: t('subject.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () => void acts.removeSubject(subject).then((done) => done && onRemoved()),
    },
  ];
}

function countDone(lessons: readonly LessonRow[], subjectId: string) {
  const own = lessons.filter((lesson) => lesson.subjectId === subjectId);
  return { done: own.filter(({ completedAt }) => completedAt !== null).length, count: own.length };
}

interface SubjectLinkProps {
  subject: Subject;
  open: boolean;
  done: { done: number; count: number };
  items: readonly MenuItem[];
}

function SubjectLink({ subject, open, done, items }: SubjectLinkProps) {
  const { t } = useTranslation('lessons');
  return (
    <ContextMenu items={items}>
      <div
        className={clsx(
          'flex items-center rounded-md',
          open ? 'bg-accent-soft text-accent-ink' : 'text-ink hover:bg-sunken',
        )}
      >
        <Link
          to={subjectPath(subject.id)}
          aria-current={open ? 'page' : undefined}
          className="min-w-0 flex-1 rounded-md py-1.5 ps-2.5"
        >
          <span className={clsx('block truncate text-base', open && 'font-medium')}>{subject.name}</span>
          <span className={clsx('block truncate text-sm', open ? '' : 'text-ink-muted')}>
            {done.count === 0 ? t('lesson.none') : t('doneOf', done)}
          </span>
        </Link>
        <Menu items={items} align="start">
          <button
            type="button"
            aria-label={t('menu', { name: subject.name })}
            className="me-1 inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <EllipsisVertical aria-hidden size={16} />
          </button>
        </Menu>
      </div>
    </ContextMenu>
  );
}
