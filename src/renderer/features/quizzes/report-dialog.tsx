// "This question is wrong": says what happens, asks why, and takes the question out.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '#contract/quizzes.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Textarea } from '../../ui/field.tsx';

const reasons = ['wrong', 'unclear', 'too_easy'] as const;

export interface ReportDialogProps {
  questionId: string;
  attemptId: string;
  onClose: () => void;
  onDone: (attempt: Attempt) => void;
}

export function ReportDialog({ questionId, attemptId, onClose, onDone }: ReportDialogProps) {
  const { t } = useTranslation('quizzes');
  const toast = useFaultToast();
  const [reason, setReason] = useState<(typeof reasons)[number]>('wrong');
  const [note, setNote] = useState('');
  const report = useMutation({
    mutationFn: () =>
      client.quizzes.report({ questionId, attemptId, reason, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: ({ attempt }) => {
      if (attempt) onDone(attempt);
      // The question itself offers the way back; a toast would lie over the buttons below it.
      announce(t('report.done'));
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
