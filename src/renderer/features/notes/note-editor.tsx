// Title and Markdown of a note. The draft is kept while it is typed, so that leaving the screen loses nothing.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '#contract/notes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { draftOf, forgetDraft, keepDraft } from './drafts.ts';

export function NoteEditor({ note, onDone }: { note: Note; onDone: () => void }) {
  const { t } = useTranslation('notes');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const [draft, setDraft] = useState(() => draftOf(note.id) ?? { title: note.title, body: note.body });
  const change = (next: typeof draft) => {
    setDraft(next);
    keepDraft(note.id, next);
  };
  const leave = () => {
    forgetDraft(note.id);
    onDone();
  };
  const save = useMutation({
    mutationFn: () => client.notes.edit({ noteId: note.id, title: draft.title.trim(), body: draft.body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.notes.key() });
      leave();
    },
    onError: (error) => toast(error),
  });
  const blank = draft.title.trim() === '';
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blank) save.mutate();
      }}
    >
      <Field label={t('titleLabel')} {...(blank ? { error: t('titleNeeded') } : {})}>
        <Input
          value={draft.title}
          maxLength={200}
          onChange={(event) => change({ ...draft, title: event.target.value })}
        />
      </Field>
      <Field label={t('bodyLabel')} hint={t('bodyHint')}>
        <textarea
          value={draft.body}
          maxLength={100_000}
          onChange={(event) => change({ ...draft, body: event.target.value })}
          className="field-sizing-content min-h-64 w-full rounded-md border border-line-strong bg-raised px-3 py-2 font-mono text-base text-ink"
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={leave}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending} disabled={blank}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
