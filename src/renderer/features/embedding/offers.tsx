// Models that can be downloaded. Each download is agreed to with its host, its size and its licence in view; what has
// arrived of a stopped one is kept and gone on with.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmbedderOffer, EmbeddingStatus } from '#contract/embedding.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { useRun } from '../../lib/runs.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { someLanguages } from './language-name.ts';
import { download, downloads } from './running-adds.ts';
import { useEmbeddingActs } from './use-embedding.ts';

export function Offers({ status }: { status: EmbeddingStatus }) {
  const { t } = useTranslation('embedding');
  const { setMirror } = useEmbeddingActs();
  const [asking, setAsking] = useState<EmbedderOffer | null>(null);
  if (status.offers.length === 0) return null;
  return (
    <Section title={t('offers.title')} description={t('offers.text')}>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
        {status.offers.map((offer) => (
          <OfferRow key={offer.id} offer={offer} onStart={() => setAsking(offer)} />
        ))}
      </ul>
      <Card>
        <SavedField
          className="max-w-lg"
          label={t('mirror.label')}
          hint={t('mirror.hint')}
          inputMode="url"
          value={status.mirror ?? ''}
          save={setMirror}
        />
      </Card>
      <Consent offer={asking} host={hostOf(status.mirror)} onClose={() => setAsking(null)} />
    </Section>
  );
}

function OfferRow({ offer, onStart }: { offer: EmbedderOffer; onStart: () => void }) {
  const { t, i18n } = useTranslation('embedding');
  const format = useFormat();
  const { remove } = useEmbeddingActs();
  const run = useRun(downloads, offer.id);
  const { name, bytes, haveBytes, licence, languages } = offer;
  const facts = [
    format.bytes(bytes),
    t('models.licence', { licence }),
    t('offers.from', { host: offer.host }),
  ];
  return (
    <li className="flex flex-col gap-2 px-4 py-3" data-testid="offer">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <p className="text-base font-medium break-all text-ink">
            <bdi>{name}</bdi>
          </p>
          <p className="text-sm text-ink-muted">{facts.join(' · ')}</p>
          {languages.length > 0 ? (
            <p className="text-sm text-ink-muted">
              {t('models.languages', { languages: format.list(someLanguages(languages, i18n.language)) })}
            </p>
          ) : null}
          {haveBytes > 0 && run?.state !== 'running' ? (
            <p className="text-sm text-ink-muted tabular-nums">
              {t('offers.have', { done: format.bytes(haveBytes), total: format.bytes(bytes) })}
            </p>
          ) : null}
        </div>
        {run?.state === 'running' ? null : (
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              aria-label={t(haveBytes > 0 ? 'offers.resumeOf' : 'offers.getOf', { name })}
              onClick={onStart}
            >
              {t(haveBytes > 0 ? 'offers.resume' : 'offers.get')}
            </Button>
            {haveBytes > 0 ? (
              <Button
                size="sm"
                variant="quiet"
                busy={remove.isPending}
                aria-label={t('offers.discardOf', { name })}
                onClick={() => remove.mutate({ modelId: offer.id })}
              >
                {t('offers.discard')}
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {run?.state === 'running' ? <Downloading offer={offer} /> : null}
      {run?.state === 'failed' ? <FaultView compact error={run.error} onAction={onStart} /> : null}
    </li>
  );
}

function Downloading({ offer: { id, name, bytes } }: { offer: EmbedderOffer }) {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  const latest = useRun(downloads, id)?.latest ?? null;
  const done = latest?.completedBytes ?? 0;
  const total = latest?.totalBytes ?? bytes;
  const parts = [
    t(`offers.stage.${latest?.stage ?? 'download'}`),
    t('offers.bytes', { done: format.bytes(done), total: format.bytes(total) }),
    ...(latest?.bytesPerSecond ? [t('offers.speed', { speed: format.bytes(latest.bytesPerSecond) })] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1 basis-56">
        <Progress label={t('offers.label', { name })} value={done} max={total} />
        <p className="mt-1 text-sm text-ink-muted tabular-nums">{parts.join(' · ')}</p>
      </div>
      <Button size="sm" aria-label={t('offers.cancelOf', { name })} onClick={() => downloads.stop(id)}>
        {t('offers.cancel')}
      </Button>
    </div>
  );
}

function Consent({
  offer,
  host: mirror,
  onClose,
}: {
  offer: EmbedderOffer | null;
  host: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  const queries = useQueryClient();
  if (offer === null) return null;
  const size = format.bytes(offer.bytes - offer.haveBytes);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t('offers.consentTitle', { name: offer.name })}
      description={t('offers.consentText', { host: mirror ?? offer.host, size })}
      confirmLabel={t('offers.consent', { size })}
      onConfirm={() => {
        onClose();
        download(offer.id);
        void queries.invalidateQueries({ queryKey: orpc.embedding.key() });
      }}
    >
      <p className="text-base text-ink">{t('offers.consentLicence', { licence: offer.licence })}</p>
    </ConfirmDialog>
  );
}

/** Shown in place of the usual host; null when no other address is set. */
function hostOf(mirror: string | null): string | null {
  return mirror !== null && URL.canParse(mirror) ? new URL(mirror).host : mirror;
}
