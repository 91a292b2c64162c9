// Gives a quiz another title.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quiz } from '#contract/quizzes.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';

export function RenameQuizDialog({ quiz, onClose }: { quiz: Quiz; onClose: () => void }) {
  const { t } = useTranslation('quizzes');
  const toast = useFaultToast();
  const [title, setTitle] = useState(quiz.title);
  const save = useMutation({
    mutationFn: () => client.quizzes.rename({ quizId: quiz.id, title }),
    onSuccess: onClose,
    onError: (error) => toast(error),
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('rename.title')} width="sm">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim()) save.mutate();
        }}
      >
        <Field label={t('rename.label')}>
          <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Button
          type="submit"
          variant="primary"
          busy={save.isPending}
          disabled={!title.trim()}
          className="self-end"
        >
          {t('rename.save')}
        </Button>
      </form>
    </Dialog>
  );
}
