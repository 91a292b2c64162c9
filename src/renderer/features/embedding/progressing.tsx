// How much of the library can be found by meaning, who answers until the rest can, and holding the work.
import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EmbeddingStatus } from '#contract/embedding.ts';
import { faultFromCode, faultWords } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choices.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { languageName } from './language-name.ts';
import { standingOf } from './standing.ts';
import { useEmbeddingActs } from './use-embedding.ts';

export function Progressing({ status }: { status: EmbeddingStatus }) {
  const { t } = useTranslation('embedding');
  const { t: faults } = useTranslation('faults');
  const format = useFormat();
  const { configure } = useEmbeddingActs();
  const { share, state, active, building } = standingOf(status);
  const unfinished = status.embedded < status.passages;
  const problem = status.problem === null ? null : faultWords(faults, faultFromCode(status.problem));
  return (
    <Section title={t('status.title')}>
      <Card className="flex flex-col gap-4" data-testid="meaning-status" data-state={state}>
        {state === 'words' || state === 'nothing' ? null : (
          <div className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-2">
              <p className="font-serif text-lg tabular-nums">
                {t('status.share', { share: format.percent(share) })}
              </p>
              <p className="text-sm text-ink-muted tabular-nums">
                {t('status.counted', {
                  done: format.number(status.embedded),
                  total: format.number(status.passages),
                })}
              </p>
            </div>
            <Progress
              label={t('status.bar')}
              value={status.embedded}
              max={status.passages}
              tone={state === 'done' ? 'success' : 'accent'}
            />
          </div>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 flex-1 basis-64 text-base text-ink-muted">
            {state === 'building' && active === null
              ? t('status.working')
              : t(`status.${state}`, { next: building?.name ?? '', active: active?.name ?? '' })}
          </p>
          {unfinished && state !== 'words' ? (
            <Button
              busy={configure.isPending}
              icon={status.paused ? <Play aria-hidden size={16} /> : <Pause aria-hidden size={16} />}
              onClick={() => configure.mutate({ paused: !status.paused })}
            >
              {t(status.paused ? 'status.resume' : 'status.pause')}
            </Button>
          ) : null}
        </div>
        {problem ? <ErrorState compact title={problem.title} cause={problem.cause} /> : null}
        <Switch
          label={t('status.onBattery')}
          hint={t('status.onBatteryHint')}
          checked={status.pauseOnBattery}
          onChange={(pauseOnBattery) => configure.mutate({ pauseOnBattery })}
        />
      </Card>
    </Section>
  );
}

export function WeakLanguages({ status }: { status: EmbeddingStatus }) {
  const { t, i18n } = useTranslation('embedding');
  const format = useFormat();
  const { active } = standingOf(status);
  if (status.weakLanguages.length === 0 || active === null) return null;
  const names = status.weakLanguages.map((code) => languageName(code, i18n.language));
  return (
    <div className="rounded-md bg-info-soft px-4 py-3 text-base text-info-ink">
      <p className="font-medium">{t('weak.title', { languages: format.list(names) })}</p>
      <p>{t('weak.text', { model: active.name })}</p>
    </div>
  );
}
