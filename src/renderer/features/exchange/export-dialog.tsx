// Which cards leave, and as what.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { saveFile } from '../../lib/save-file.ts';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { notify } from '../../ui/toast.tsx';

const formats = ['apkg', 'anki_text', 'csv', 'markdown'] as const;
type Format = (typeof formats)[number];

export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const topics = useTopicChoices(t('export.all'));
  const [format, setFormat] = useState<Format>('apkg');
  const [topicId, setTopicId] = useState('');
  const save = useMutation({
    mutationFn: () => client.exchange.exportCards({ format, ...(topicId === '' ? {} : { topicId }) }),
    onSuccess: (file) => {
      saveFile(file);
      notify.success(t('saved', { name: file.name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('export.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioCards<Format>
          label={t('export.format')}
          value={format}
          onChange={setFormat}
          choices={formats.map((value) => ({
            value,
            label: t(`export.${value}`),
            detail: t(`export.${value}Text`),
          }))}
        />
        <Field label={t('export.which')}>
          <Select value={topicId} onChange={setTopicId} choices={topics} />
        </Field>
        {save.isError ? <FaultView error={save.error} compact /> : null}
      </div>
    </Dialog>
  );
}
