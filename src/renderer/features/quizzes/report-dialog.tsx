// "This question is wrong": says what happens, asks why, and takes the question out.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '#contract/quizzes.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Textarea } from '../../ui/field.tsx';
import { notify } from '../../ui/toast.tsx';

const reasons = ['wrong', 'unclear', 'too_easy'] as const;

export interface ReportDialogProps {
  questionId: string;
  attemptId: string;
  onClose: () => void;
  onDone: (attempt: Attempt) => void;
}

export function ReportDialog({ questionId, attemptId, onClose, onDone }: ReportDialogProps) {
  const { t } = useTranslation('quizzes');
  const { t: tu } = useTranslation('ui');
  const toast = useFaultToast();
  const [reason, setReason] = useState<(typeof reasons)[number]>('wrong');
  const [note, setNote] = useState('');
  const accept = (attempt: Attempt | null) => attempt && onDone(attempt);
  const undo = () =>
    client.quizzes.undoReport({ questionId, attemptId }).then(
      ({ attempt }) => accept(attempt),
      (error: unknown) => toast(error),
    );
  const report = useMutation({
    mutationFn: () =>
      client.quizzes.report({ questionId, attemptId, reason, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: ({ attempt }) => {
      accept(attempt);
      notify.undoable(t('report.done'), tu('undo'), undo);
      onClose();
    },
    onError: (error) => toast(error),
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('report.title')} description={t('report.description')}>
      <div className="flex flex-col gap-4">
        <RadioCards
          label={t('report.reason')}
          value={reason}
          onChange={setReason}
          columns="sm"
          choices={reasons.map((value) => ({ value, label: t(`report.${value}`) }))}
        />
        <Field label={t('report.note')}>
          <Textarea value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button
          variant="primary"
          className="self-end"
          busy={report.isPending}
          onClick={() => report.mutate()}
        >
          {t('report.send')}
        </Button>
      </div>
    </Dialog>
  );
}
