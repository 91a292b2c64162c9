// The column of shelves: everything, subjects with their topics, what lies on no shelf, and what was deleted.
import { clsx } from 'clsx';
import {
  BookMarked,
  EllipsisVertical,
  FolderPlus,
  Hash,
  Inbox,
  LibraryBig,
  Pencil,
  Plus,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Subject, Topic } from '#contract/subjects.ts';
import { useFormat } from '../../lib/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ContextMenu, Menu, type MenuItem } from '../../ui/menu.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { isSameShelf, type Shelf, shelfPath } from './shelf.ts';
import { useShelfActs } from './use-shelf-acts.ts';

export interface ShelvesProps {
  subjects: readonly Subject[];
  counts: { all: number; loose: number; deleted: number };
  shelf: Shelf;
  onAsk: (asking: Asking) => void;
}

export function Shelves({ subjects, counts, shelf, onAsk }: ShelvesProps) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const acts = useShelfActs();
  const leave = (gone: Shelf) => isSameShelf(gone, shelf) && void navigate('/library');
  const newSubject = () =>
    onAsk(acts.newSubject((id) => void navigate(shelfPath({ kind: 'subject', subjectId: id }))));

  const subjectItems = (subject: Subject): MenuItem[] => [
    {
      id: 'topic',
      label: t('topic.add'),
      icon: <Plus size={16} />,
      onSelect: () => onAsk(acts.newTopic(subject)),
    },
    {
      id: 'rename',
      label: t('act.rename'),
      icon: <Pencil size={16} />,
      onSelect: () => onAsk(acts.renameSubject(subject)),
    },
    {
      id: 'remove',
      label: t('subject.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () =>
        void acts.removeSubject(subject).then((done) => {
          if (done) for (const gone of shelvesOf(subject)) leave(gone);
        }),
    },
  ];
  const topicItems = (topic: Topic): MenuItem[] => [
    {
      id: 'rename',
      label: t('act.rename'),
      icon: <Pencil size={16} />,
      onSelect: () => onAsk(acts.renameTopic(topic)),
    },
    {
      id: 'remove',
      label: t('topic.remove'),
      icon: <Trash2 size={16} />,
      danger: true,
      onSelect: () =>
        void acts.removeTopic(topic).then((done) => done && leave({ kind: 'topic', topicId: topic.id })),
    },
  ];

  return (
    <nav
      aria-label={t('shelf.label')}
      data-panel
      className="flex w-60 shrink-0 flex-col gap-0.5 overflow-y-auto border-e border-line px-3 py-5"
    >
      <ShelfLink to={{ kind: 'all' }} shelf={shelf} icon={<LibraryBig size={17} />} count={counts.all}>
        {t('shelf.all')}
      </ShelfLink>
      <ShelfLink to={{ kind: 'loose' }} shelf={shelf} icon={<Inbox size={17} />} count={counts.loose}>
        {t('shelf.loose')}
      </ShelfLink>
      <div className="mt-4 mb-1 flex items-center justify-between ps-2.5">
        <h2 className="text-xs font-semibold tracking-wide text-ink-faint uppercase">
          {t('subject.heading')}
        </h2>
        <IconButton
          size="sm"
          label={t('subject.new')}
          icon={<FolderPlus aria-hidden size={16} />}
          onClick={newSubject}
        />
      </div>
      {subjects.length === 0 ? (
        <p className="px-2.5 text-sm text-ink-muted">{t('subject.none')}</p>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {subjects.map((subject) => (
            <li key={subject.id}>
              <ShelfLink
                to={{ kind: 'subject', subjectId: subject.id }}
                shelf={shelf}
                icon={<BookMarked size={17} />}
                count={subject.materialCount}
                items={subjectItems(subject)}
                menuLabel={t('shelf.menu', { name: subject.name })}
              >
                {subject.name}
              </ShelfLink>
              {subject.topics.length > 0 ? (
                <ul className="ms-4 flex flex-col gap-0.5 border-s border-line ps-1.5">
                  {subject.topics.map((topic) => (
                    <li key={topic.id}>
                      <ShelfLink
                        to={{ kind: 'topic', topicId: topic.id }}
                        shelf={shelf}
                        icon={<Hash size={15} />}
                        count={topic.materialCount}
                        items={topicItems(topic)}
                        menuLabel={t('shelf.menu', { name: topic.name })}
                      >
                        {topic.name}
                      </ShelfLink>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <span className="min-h-4 flex-1" />
      <ShelfLink to={{ kind: 'deleted' }} shelf={shelf} icon={<Trash2 size={17} />} count={counts.deleted}>
        {t('shelf.deleted')}
      </ShelfLink>
    </nav>
  );
}

function shelvesOf(subject: Subject): Shelf[] {
  const topics = subject.topics.map((topic): Shelf => ({ kind: 'topic', topicId: topic.id }));
  return [{ kind: 'subject', subjectId: subject.id }, ...topics];
}

interface ShelfLinkProps {
  to: Shelf;
  shelf: Shelf;
  icon: ReactNode;
  count: number;
  items?: readonly MenuItem[];
  menuLabel?: string;
  children: ReactNode;
}

function ShelfLink({ to, shelf, icon, count, items, menuLabel, children }: ShelfLinkProps) {
  const format = useFormat();
  const here = isSameShelf(to, shelf);
  const link = (
    <div
      className={clsx(
        'group relative flex min-h-9 items-center rounded-md text-base transition-colors',
        here ? 'bg-accent-soft font-medium text-accent-ink' : 'text-ink-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <Link
        to={shelfPath(to)}
        aria-current={here ? 'page' : undefined}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5 rounded-md ps-2.5"
      >
        <span aria-hidden className="shrink-0">
          {icon}
        </span>
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {count > 0 ? (
          <span
            className={clsx(
              'pe-2 text-sm tabular-nums',
              items &&
                'group-focus-within:opacity-0 group-hover:opacity-0 group-has-data-[state=open]:opacity-0',
            )}
          >
            {format.number(count)}
          </span>
        ) : null}
      </Link>
      {items ? (
        <Menu items={items} align="start">
          <button
            type="button"
            aria-label={menuLabel}
            className="absolute end-1 inline-flex size-7 items-center justify-center rounded-md text-ink-muted opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:text-ink data-[state=open]:opacity-100"
          >
            <EllipsisVertical aria-hidden size={16} />
          </button>
        </Menu>
      ) : null}
    </div>
  );
  return items ? <ContextMenu items={items}>{link}</ContextMenu> : link;
}
