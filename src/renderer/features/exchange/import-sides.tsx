// The second step: each note type with its first rows, and which of its fields is asked and which is the answer.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incoming } from '#contract/exchange.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { KindCard } from './kind-card.tsx';
import { countTaken, guessed, orderOf } from './sides.ts';

export interface ImportOrder {
  importId: string;
  kinds: { name: string; front: number; back: number }[];
  keepSchedule: boolean;
  topicId: string | null;
}

export interface ImportSidesProps {
  found: Incoming;
  fileName: string;
  busy: boolean;
  error: unknown;
  /** Chooses another file. */
  picker: ReactNode;
  onTake: (order: ImportOrder) => void;
}

export function ImportSides({ found, fileName, busy, error, picker, onTake }: ImportSidesProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const topics = useTopicChoices(t('import.noTopic'));
  const [sides, setSides] = useState(() => guessed(found));
  const [keepSchedule, setKeepSchedule] = useState(false);
  const [topicId, setTopicId] = useState('');
  const all = found.kinds.reduce((sum, { count }) => sum + count, 0);
  const taken = countTaken(found.kinds, sides);
  const facts = [
    t('import.notes', { count: all, number: format.number(all) }),
    ...(found.media > 0
      ? [t('import.pictures', { count: found.media, number: format.number(found.media) })]
      : []),
  ];
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || taken === 0) return;
        const order = { importId: found.importId, kinds: orderOf(sides), keepSchedule };
        onTake({ ...order, topicId: topicId === '' ? null : topicId });
      }}
    >
      <p className="text-base text-ink" role="status">
        {t('import.found', { name: fileName, notes: facts.join(' · ') })}
      </p>
      {found.encoding === 'windows-1252' ? (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-base text-warning-ink">
          {t('import.oldEncoding')}
        </p>
      ) : null}
      {found.kinds.map((kind) => (
        <KindCard
          key={kind.name}
          kind={kind}
          side={sides[kind.name] ?? { taken: false, front: 0, back: 0 }}
          onChange={(side) => setSides((before) => ({ ...before, [kind.name]: side }))}
        />
      ))}
      <Field label={t('import.topic')}>
        <Select value={topicId} onChange={setTopicId} choices={topics} />
      </Field>
      {found.hasSchedule ? (
        <Checkbox
          checked={keepSchedule}
          onChange={setKeepSchedule}
          label={t('import.keep')}
          hint={t('import.keepHint')}
        />
      ) : null}
      {error ? <FaultView error={error} compact /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {picker}
        <Button type="submit" variant="primary" busy={busy} disabled={taken === 0}>
          {t('import.make')}
        </Button>
      </div>
    </form>
  );
}
