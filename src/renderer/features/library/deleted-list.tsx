// What was deleted and can still be brought back.
import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { MaterialActs } from './use-material-acts.ts';

export function DeletedList({
  materials,
  acts,
  now,
}: {
  materials: readonly Material[];
  acts: MaterialActs;
  now: number;
}) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const [purging, setPurging] = useState<readonly Material[] | null>(null);
  const [busy, setBusy] = useState(false);
  if (materials.length === 0) {
    return (
      <EmptyState icon={<Trash2 size={24} />} title={t('deleted.none')}>
        {t('deleted.about')}
      </EmptyState>
    );
  }
  const purge = async () => {
    setBusy(true);
    await acts.purge(purging ?? []);
    setBusy(false);
    setPurging(null);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-base text-ink-muted">{t('deleted.about')}</p>
        <Button variant="quiet" onClick={() => setPurging(materials)}>
          {t('deleted.empty')}
        </Button>
      </div>
      <ul className="flex flex-col gap-1">
        {materials.map((material) => (
          <li
            key={material.id}
            className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface px-3 py-3"
          >
            <div className="min-w-48 flex-1">
              <p className="text-md font-medium wrap-anywhere text-ink">{material.title}</p>
              <p className="text-sm text-ink-muted">
                {t('deleted.when', { when: format.relative(material.deletedAt ?? now, now) })}
              </p>
            </div>
            <Button
              size="sm"
              icon={<RotateCcw aria-hidden size={15} />}
              onClick={() => void acts.restore([material])}
            >
              {t('deleted.restore')}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setPurging([material])}>
              {t('deleted.purge')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={purging !== null}
        onOpenChange={(open) => !open && setPurging(null)}
        title={t('deleted.confirmTitle', { count: purging?.length ?? 0 })}
        description={t('deleted.confirmText')}
        confirmLabel={t('deleted.purge')}
        danger
        busy={busy}
        onConfirm={() => void purge()}
      />
    </>
  );
}
