// The models on this computer: which one is in use, what each is, and choosing or removing one.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmbedderInfo } from '#contract/embedding.ts';
import { useFormat } from '../../lib/format.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/layout.tsx';
import { someLanguages } from './language-name.ts';
import { useEmbeddingActs } from './use-embedding.ts';

const tones: Record<EmbedderInfo['state'], Tone> = {
  active: 'success',
  building: 'info',
  installed: 'neutral',
  damaged: 'danger',
};

export function ModelList({ models }: { models: readonly EmbedderInfo[] }) {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  const { remove } = useEmbeddingActs();
  const [removing, setRemoving] = useState<EmbedderInfo | null>(null);
  if (models.length === 0) return null;
  return (
    <Section title={t('models.title')}>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
        {models.map((model) => (
          <ModelRow key={model.id} model={model} onRemove={() => setRemoving(model)} />
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => {
          if (!open) setRemoving(null);
        }}
        title={t('models.removeTitle', { name: removing?.name ?? '' })}
        description={t('models.removeText', { size: format.bytes(removing?.bytes ?? 0) })}
        confirmLabel={t('models.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() =>
          removing && remove.mutate({ modelId: removing.id }, { onSettled: () => setRemoving(null) })
        }
      />
    </Section>
  );
}

function ModelRow({ model, onRemove }: { model: EmbedderInfo; onRemove: () => void }) {
  const { t } = useTranslation('embedding');
  const { use } = useEmbeddingActs();
  const { name, state, source } = model;
  const canRemove = source !== 'built_in' && state !== 'active';
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3" data-testid="embedder">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 text-base font-medium text-ink">
          <bdi className="break-all">{name}</bdi>
          <Badge tone={tones[state]}>{t(`models.state.${state}`)}</Badge>
        </p>
        <Facts model={model} />
        {state === 'damaged' ? (
          <p className="mt-1 text-sm text-danger-ink">
            {t(source === 'built_in' ? 'models.damagedBuiltIn' : 'models.damagedText')}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {state === 'installed' ? (
          <Button
            size="sm"
            busy={use.isPending}
            aria-label={t('models.useOf', { name })}
            onClick={() => use.mutate({ modelId: model.id })}
          >
            {t('models.use')}
          </Button>
        ) : null}
        {canRemove ? (
          <Button size="sm" variant="quiet" aria-label={t('models.removeOf', { name })} onClick={onRemove}>
            {t('models.remove')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Facts({ model: { source, bytes, dim, languages, licence, digest } }: { model: EmbedderInfo }) {
  const { t, i18n } = useTranslation('embedding');
  const format = useFormat();
  const parts = [
    t(`models.source.${source}`),
    format.bytes(bytes),
    t('models.dim', { count: dim }),
    licence === null ? t('models.licenceUnknown') : t('models.licence', { licence }),
  ];
  return (
    <>
      <p className="text-sm text-ink-muted">{parts.join(' · ')}</p>
      {languages.length > 0 ? (
        <p className="text-sm text-ink-muted">
          {t('models.languages', { languages: format.list(someLanguages(languages, i18n.language)) })}
        </p>
      ) : null}
      <p className="text-xs text-ink-faint">
        {t('models.digest', { digest: digest.replace(/^sha256:/, '').slice(0, 12) })}
      </p>
    </>
  );
}
