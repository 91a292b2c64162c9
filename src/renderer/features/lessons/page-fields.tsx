// Which file a lesson shows, and from which page to which.
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { Draft, DraftFault } from './drafts.ts';

export interface PageFieldsProps {
  draft: Draft;
  materials: readonly Material[];
  /** The file it showed was deleted. */
  gone: boolean;
  onChange: (part: Partial<Draft>) => void;
  wrong: (fault: DraftFault) => { error?: string };
}

export function PageFields({ draft, materials, gone, onChange, wrong }: PageFieldsProps) {
  const { t } = useTranslation('lessons');
  const known = materials.some(({ id }) => id === draft.materialId);
  const chosen = materials.find(({ id }) => id === draft.materialId);
  const choices = [
    ...(known
      ? []
      : [{ value: draft.materialId, label: gone ? t('editor.fileGone') : t('editor.chooseFile') }]),
    ...materials.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const count = chosen?.pageCount ?? null;
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Field label={t('editor.file')} className="min-w-60 flex-1" {...wrong('material')}>
        <Select
          value={draft.materialId}
          onChange={(materialId) => onChange({ materialId })}
          choices={choices}
        />
      </Field>
      <Field
        label={t('editor.pageFrom')}
        className="w-32"
        {...wrong('pages')}
        {...(count === null ? {} : { hint: t('plan.pageCount', { count }) })}
      >
        <Input
          value={draft.pageFrom}
          inputMode="numeric"
          onChange={(event) => onChange({ pageFrom: event.target.value })}
        />
      </Field>
      <Field label={t('editor.pageTo')} className="w-32">
        <Input
          value={draft.pageTo}
          inputMode="numeric"
          onChange={(event) => onChange({ pageTo: event.target.value })}
        />
      </Field>
    </div>
  );
}
