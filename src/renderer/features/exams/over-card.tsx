// After the exam: what came of it, if the student wants to say, and the way to the archive. Cards go on as they are due.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exam } from '#contract/exams.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';
import { SittingList } from './sitting-list.tsx';

export function OverCard({ exam, isOver }: { exam: Exam; isOver: boolean }) {
  const { t } = useTranslation('exams');
  const toast = useFaultToast();
  const [result, setResult] = useState(exam.result ?? '');
  const save = useMutation({
    mutationFn: () => client.exams.edit({ examId: exam.id, result: result.trim() || null }),
    onSuccess: () => notify.success(t('over.saved')),
    onError: (error) => toast(error),
  });
  const archive = useMutation({
    mutationFn: () => client.exams.archive({ examId: exam.id, archived: exam.archivedAt === null }),
    onError: (error) => toast(error),
  });
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div>
        <h2 className="text-md font-semibold text-ink">{t(isOver ? 'over.title' : 'over.archived')}</h2>
        <p className="text-base text-ink-muted">{t('over.text')}</p>
      </div>
      {isOver ? (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Field label={t('over.result')} hint={t('over.resultHint')} className="min-w-48 flex-1">
            <Input value={result} maxLength={200} onChange={(event) => setResult(event.target.value)} />
          </Field>
          <Button type="submit" busy={save.isPending}>
            {t('over.save')}
          </Button>
        </form>
      ) : null}
      <Button className="self-start" busy={archive.isPending} onClick={() => archive.mutate()}>
        {t(exam.archivedAt === null ? 'act.archive' : 'act.unarchive')}
      </Button>
      <SittingList examId={exam.id} />
    </Card>
  );
}
