// Gives a thread another title.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '#contract/tutor.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';

export function RenameThreadDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation('tutor');
  const toast = useFaultToast();
  const [title, setTitle] = useState(thread.title);
  const save = useMutation({
    mutationFn: () => client.tutor.rename({ threadId: thread.id, title: title.trim() }),
    onSuccess: onClose,
    onError: (error) => toast(error),
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('thread.renameTitle')} width="sm">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim()) save.mutate();
        }}
      >
        <Field label={t('thread.renameLabel')}>
          <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Button
          type="submit"
          variant="primary"
          busy={save.isPending}
          disabled={!title.trim()}
          className="self-end"
        >
          {t('thread.save')}
        </Button>
      </form>
    </Dialog>
  );
}
