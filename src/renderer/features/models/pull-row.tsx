// Getting one model: the button, how far it is, stopping it, and going on where it stopped.
import { useTranslation } from 'react-i18next';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { pull, pulls, usePull } from './running-pulls.ts';

export interface PullRowProps {
  model: string;
  /** The one next step of the card, rather than one of many. */
  isMain?: boolean;
}

export function PullRow({ model, isMain = false }: PullRowProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const run = usePull(model);
  const start = () => pull(model);
  if (run?.state === 'failed') return <FaultView compact error={run.error} onAction={start} />;
  if (run?.state === 'running') {
    const {
      stage = 'manifest',
      completedBytes = null,
      totalBytes = null,
      bytesPerSecond = null,
    } = run.latest ?? {};
    const parts = [
      t(`pull.stage.${stage}`),
      completedBytes !== null && totalBytes !== null
        ? t('pull.bytes', { done: format.bytes(completedBytes), total: format.bytes(totalBytes) })
        : null,
      stage === 'download' && bytesPerSecond !== null
        ? t('pull.speed', { speed: format.bytes(bytesPerSecond) })
        : null,
    ];
    return (
      <div className="flex w-full flex-wrap items-center gap-3" data-testid="pull">
        <div className="min-w-0 flex-1 basis-48">
          <Progress label={t('pull.label', { model })} value={completedBytes ?? 0} max={totalBytes ?? 1} />
          <p className="mt-1 text-sm text-ink-muted tabular-nums">
            {parts.filter((part) => part !== null).join(' · ')}
          </p>
        </div>
        <Button size="sm" onClick={() => pulls.stop(model)}>
          {t('pull.cancel')}
        </Button>
      </div>
    );
  }
  const stopped = run?.state === 'stopped';
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        size={isMain ? 'md' : 'sm'}
        variant={isMain ? 'primary' : 'secondary'}
        aria-label={t('ollama.get', { model })}
        onClick={start}
      >
        {stopped ? t('pull.resume') : isMain ? t('ollama.get', { model }) : t('pull.get')}
      </Button>
      {stopped ? <p className="text-sm text-ink-muted">{t('pull.stopped')}</p> : null}
    </div>
  );
}
