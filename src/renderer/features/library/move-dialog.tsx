// Chooses a shelf for one or more files.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { Place } from './send-file.ts';
import { shelfName } from './shelf.ts';

export interface MoveDialogProps {
  /** Null keeps it closed. */
  materials: readonly Material[] | null;
  subjects: readonly Subject[];
  onMove: (place: Place, shelf: string | null) => void;
  onClose: () => void;
}

export function MoveDialog({ materials, subjects, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation('library');
  const count = materials?.length ?? 0;
  return (
    <Dialog
      open={materials !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('move.title', { count })}
      width="sm"
    >
      {materials ? (
        <MoveForm materials={materials} subjects={subjects} onMove={onMove} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

function MoveForm({
  materials,
  subjects,
  onMove,
  onClose,
}: Omit<MoveDialogProps, 'materials'> & { materials: readonly Material[] }) {
  const { t } = useTranslation('library');
  const { t: ui } = useTranslation('ui');
  const first = materials[0];
  const here = subjects.find(({ id }) => id === first?.subjectId);
  const [subjectId, setSubjectId] = useState(here?.id ?? '');
  const [topicId, setTopicId] = useState(here ? (first?.topicId ?? '') : '');
  const topics = subjects.find(({ id }) => id === subjectId)?.topics ?? [];
  const place: Place = { subjectId: subjectId || null, topicId: topicId || null };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onMove(place, shelfName(place, subjects));
        onClose();
      }}
    >
      <Field label={t('move.subject')}>
        <Select
          value={subjectId}
          onChange={(next) => {
            setSubjectId(next);
            setTopicId('');
          }}
          choices={[
            { value: '', label: t('shelf.loose') },
            ...subjects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      {topics.length > 0 ? (
        <Field label={t('move.topic')}>
          <Select
            value={topicId}
            onChange={setTopicId}
            choices={[
              { value: '', label: t('move.noTopic') },
              ...topics.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      ) : null}
      <div className="mt-1 flex justify-end gap-2">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary">
          {t('move.confirm')}
        </Button>
      </div>
    </form>
  );
}
