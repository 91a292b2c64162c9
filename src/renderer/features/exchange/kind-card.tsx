// One note type of a file: taken or not, its two sides, and its first rows to judge that by.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import type { IncomingKind, Side } from './sides.ts';

export interface KindCardProps {
  kind: IncomingKind;
  side: Side;
  onChange: (side: Side) => void;
}

export function KindCard({ kind, side, onChange }: KindCardProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const name = kind.name === '' ? t('import.table') : kind.name;
  // A table without a first row of names has numbers for them.
  const fieldName = (field: string) => (/^\d+$/.test(field) ? t('import.column', { number: field }) : field);
  const choices = kind.fields.map((field, at) => ({ value: String(at), label: fieldName(field) }));
  const notes = t('import.notes', { count: kind.count, number: format.number(kind.count) });
  return (
    <Card className="flex flex-col gap-4">
      <Checkbox
        checked={side.taken}
        onChange={(taken) => onChange({ ...side, taken })}
        label={t('import.take', { name })}
        hint={kind.isCloze ? `${notes} · ${t('import.cloze')}` : notes}
      />
      {side.taken ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t(kind.isCloze ? 'import.gapText' : 'import.question')}>
              <Select
                value={String(side.front)}
                onChange={(front) => onChange({ ...side, front: Number(front) })}
                choices={choices}
              />
            </Field>
            <Field label={t(kind.isCloze ? 'import.besides' : 'import.answer')}>
              <Select
                value={String(side.back)}
                onChange={(back) => onChange({ ...side, back: Number(back) })}
                choices={choices}
              />
            </Field>
          </div>
          <DataTable label={t('import.samples')}>
            <thead>
              <tr>
                {kind.fields.map((field) => (
                  <HeadCell key={field}>{fieldName(field)}</HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {kind.samples.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity but their place.
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    <Cell key={column}>
                      <span className="line-clamp-2">{cell}</span>
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      ) : null}
    </Card>
  );
}
