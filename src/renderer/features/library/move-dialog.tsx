// Chooses a shelf for one or more files.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import { client } from '../../lib/client.ts';
import { faultOf, faultWords } from '../../lib/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { Place } from './send-file.ts';
import { shelfName } from './shelf.ts';

/** The choice that asks for a new subject's name. */
const newSubject = 'new';

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
  const { t: faults } = useTranslation('faults');
  const first = materials[0];
  const here = subjects.find(({ id }) => id === first?.subjectId);
  const [subjectId, setSubjectId] = useState(here?.id ?? '');
  const [topicId, setTopicId] = useState(here ? (first?.topicId ?? '') : '');
  const topics = subjects.find(({ id }) => id === subjectId)?.topics ?? [];
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const move = async () => {
    if (subjectId === newSubject) {
      try {
        const made = await client.subjects.create({ name });
        onMove({ subjectId: made.id, topicId: null }, made.name);
      } catch (reason) {
        return setError(faultWords(faults, faultOf(reason)).title);
      }
    } else {
      const place: Place = { subjectId: subjectId || null, topicId: topicId || null };
      onMove(place, shelfName(place, subjects));
    }
    onClose();
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void move();
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
            ...subjects.map((subject) => ({ value: subject.id, label: subject.name })),
            { value: newSubject, label: t('move.newSubject') },
          ]}
        />
      </Field>
      {subjectId === newSubject ? (
        <Field label={t('name.label')} error={error ?? undefined}>
          <Input
            value={name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value);
              setError(null);
            }}
          />
        </Field>
      ) : null}
      {topics.length > 0 ? (
        <Field label={t('move.topic')}>
          <Select
            value={topicId}
            onChange={setTopicId}
            choices={[
              { value: '', label: t('move.noTopic') },
              ...topics.map((topic) => ({ value: topic.id, label: topic.name })),
            ]}
          />
        </Field>
      ) : null}
      <div className="mt-1 flex justify-end gap-2">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" disabled={subjectId === newSubject && name.trim() === ''}>
          {t('move.confirm')}
        </Button>
      </div>
    </form>
  );
}
