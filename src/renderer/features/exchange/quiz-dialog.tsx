// A quiz from a table: the file, a name, a topic.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Select } from '../../ui/select.tsx';
import { notify } from '../../ui/toast.tsx';

export function QuizDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const topics = useTopicChoices(t('import.noTopic'));
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [topicId, setTopicId] = useState('');
  const take = useMutation({
    mutationFn: (given: File) =>
      client.exchange.takeQuiz({ file: given, title, topicId: topicId === '' ? null : topicId }),
    onSuccess: ({ questions, skipped }) => {
      const detail = skipped === 0 ? {} : { detail: t('quiz.skipped', { count: skipped }) };
      notify.success(t('quiz.made', { count: questions }), detail);
      onClose();
    },
  });
  const isReady = file !== null && title.trim() !== '';
  return (
    <Dialog open onOpenChange={onClose} title={t('quiz.title')} description={t('quiz.text')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (file && isReady && !take.isPending) take.mutate(file);
        }}
      >
        <div className="flex flex-wrap items-center gap-3">
          <FileButton
            accept=".csv,.tsv,.txt"
            label={t(file ? 'import.other' : 'import.choose')}
            onFile={(given) => {
              take.reset();
              setFile(given);
              if (title.trim() === '') setTitle(given.name.replace(/\.[^.]+$/, '').slice(0, 200));
            }}
          />
          {file ? <span className="min-w-0 truncate text-base text-ink-muted">{file.name}</span> : null}
        </div>
        <Field label={t('quiz.name')}>
          <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('quiz.topic')}>
          <Select value={topicId} onChange={setTopicId} choices={topics} />
        </Field>
        {take.isError ? <FaultView error={take.error} compact /> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={take.isPending} disabled={!isReady}>
            {t('quiz.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
