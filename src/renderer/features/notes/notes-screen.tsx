// All notes on the left, one of them beside it. In a narrow window the open note takes the whole width.
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { NotebookPen } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Note } from '#contract/notes.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { NoteView } from './note-view.tsx';
import { NotesNav } from './notes-nav.tsx';

export function Component() {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const { noteId } = useParams();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const notes = useQuery({
    ...orpc.notes.list.queryOptions({ input: wanted ? { text: wanted } : {} }),
    placeholderData: (before) => before,
  });
  if (notes.isError) return <FaultView error={notes.error} onAction={() => notes.refetch()} />;
  if (notes.data?.length === 0 && !wanted) {
    return (
      <div className="flex flex-col p-3">
        <h1 className="sr-only">{t('title')}</h1>
        <NotesNav />
        <EmptyState
          icon={<NotebookPen size={28} />}
          title={t('empty.title')}
          action={
            <Button variant="primary" onClick={() => navigate('/ask')}>
              {t('empty.action')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0">
      <h1 className="sr-only">{t('title')}</h1>
      <aside
        aria-label={t('title')}
        className={clsx(
          'min-h-0 flex-col gap-3 border-e border-line bg-canvas p-3',
          noteId ? 'hidden w-72 shrink-0 lg:flex' : 'flex w-full lg:w-72 lg:shrink-0',
        )}
      >
        <NotesNav />
        <Field label={t('search')} labelHidden>
          <Input
            type="search"
            value={text}
            placeholder={t('search')}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div className="min-h-0 flex-1 overflow-y-auto">
          {notes.isPending ? <Skeleton lines={5} /> : null}
          {notes.data?.length === 0 ? (
            <p className="px-1 text-sm text-ink-muted">{t('noMatches', { text: wanted })}</p>
          ) : null}
          <ul className="flex flex-col gap-0.5">
            {notes.data?.map((note) => (
              <li key={note.id}>
                <NoteRow note={note} open={note.id === noteId} />
              </li>
            ))}
          </ul>
        </div>
      </aside>
      <div className={clsx('min-w-0 flex-1 overflow-y-auto', noteId ? '' : 'hidden lg:block')}>
        {noteId ? (
          <NoteView key={noteId} noteId={noteId} />
        ) : (
          <p className="px-6 py-12 text-center text-base text-ink-muted">{t('choose')}</p>
        )}
      </div>
    </div>
  );
}

function NoteRow({ note, open }: { note: Note; open: boolean }) {
  const format = useFormat();
  return (
    <Link
      to={`/notes/${note.id}`}
      aria-current={open ? 'page' : undefined}
      title={note.title}
      className={clsx('block rounded-md px-2 py-1.5', open ? 'bg-accent-soft' : 'hover:bg-sunken')}
    >
      <span className={clsx('block truncate text-base', open ? 'font-medium text-accent-ink' : 'text-ink')}>
        {note.title}
      </span>
      <span className="block truncate text-xs text-ink-muted">
        {format.relative(note.updatedAt, Date.now())}
      </span>
    </Link>
  );
}
