// One note: read with its markers, edited as Markdown, copied or saved as a file. What is typed is kept by Save or
// thrown away by Cancel, never by leaving unasked: an unsaved draft outlives a visit to another screen.
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, Copy, Download, Pencil, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Note } from '#contract/notes.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { readerPath } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { draftOf, forgetDraft } from './drafts.ts';
import { markdownOf } from './markdown.ts';
import { NoteEditor } from './note-editor.tsx';
import { saveMarkdown } from './save-markdown.ts';

export function NoteView({ noteId }: { noteId: string }) {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const note = useQuery(orpc.notes.get.queryOptions({ input: { noteId } }));
  if (note.isPending) return <Skeleton lines={6} className="p-6" />;
  if (note.isError) {
    const gone = faultOf(note.error).code === 'NOT_FOUND';
    return (
      <FaultView
        error={note.error}
        onAction={() => (gone ? void navigate('/notes') : void note.refetch())}
        {...(gone ? { actionLabel: t('back') } : {})}
      />
    );
  }
  return <Opened note={note.data} />;
}

function Opened({ note }: { note: Note }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const [editing, setEditing] = useState(draftOf(note.id) !== null);
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-5">
      <Link
        to="/notes"
        className="inline-flex items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline lg:hidden"
      >
        <ArrowLeft aria-hidden size={15} className="rtl:rotate-180" />
        {t('back')}
      </Link>
      {editing ? (
        <NoteEditor note={note} onDone={() => setEditing(false)} />
      ) : (
        <>
          <header className="flex flex-col gap-2">
            <h2 className="font-serif text-xl font-semibold wrap-anywhere text-ink">{note.title}</h2>
            <p className="text-sm text-ink-muted" title={format.dateTime(note.updatedAt)}>
              {t('changed', { when: format.relative(note.updatedAt, Date.now()) })}
            </p>
            <Acts note={note} onEdit={() => setEditing(true)} />
          </header>
          <Body note={note} />
        </>
      )}
    </article>
  );
}

function Acts({ note, onEdit }: { note: Note; onEdit: () => void }) {
  const { t } = useTranslation('notes');
  const { t: tu } = useTranslation('ui');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const remove = useMutation({
    mutationFn: () => client.notes.remove({ noteId: note.id }),
    onSuccess: () => {
      forgetDraft(note.id);
      navigate('/notes', { replace: true });
      notify.undoable(t('removed', { title: note.title }), tu('undo'), () => {
        client.notes.restore({ noteId: note.id }).catch((error: unknown) => toast(error));
      });
    },
    onError: (error) => toast(error),
  });
  const source = (title: string, page: number) => t('source', { title, page });
  const copy = () =>
    navigator.clipboard.writeText(markdownOf(note, source)).then(
      () => notify.success(t('copied')),
      (error: unknown) => toast(error),
    );
  const download = () => saveMarkdown(note.title, markdownOf(note, source));
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon={<Pencil size={14} aria-hidden />} onClick={onEdit}>
        {t('edit')}
      </Button>
      <Button size="sm" icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <Button size="sm" icon={<Download size={14} aria-hidden />} onClick={download}>
        {t('download')}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        icon={<Trash2 size={14} aria-hidden />}
        onClick={() => remove.mutate()}
      >
        {t('remove')}
      </Button>
    </div>
  );
}

function Body({ note }: { note: Note }) {
  const { t } = useTranslation('notes');
  const cite = useCallback(
    (n: number) => {
      const source = note.sources.find(({ marker }) => marker === n);
      if (!source) return `[${n}]`;
      const label = t('source', { title: source.materialTitle, page: source.page });
      if (source.materialId === null)
        return (
          <span title={label} className="text-ink-muted line-through">
            [{n}]
          </span>
        );
      return (
        <Link
          to={readerPath({ ...source, materialId: source.materialId })}
          title={label}
          aria-label={`${n}, ${label}`}
          className="mx-0.5 inline-flex min-h-6 min-w-6 items-center justify-center rounded-sm bg-accent-soft px-1 align-super font-sans text-xs font-semibold text-accent-ink hover:bg-accent hover:text-on-accent"
        >
          {n}
        </Link>
      );
    },
    [note.sources, t],
  );
  return (
    <div className="font-serif text-md leading-relaxed text-ink">
      <RichText text={note.body} citations={cite} />
    </div>
  );
}
