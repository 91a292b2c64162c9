// "Tune to my memory": how many reviews are still missing, the training with a way out, and what came of it. It takes
// seconds, so it ends with the screen; nothing is kept then.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tuning } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { errorShare } from './figures.ts';

export function Tune() {
  const { t } = useTranslation('review');
  const format = useFormat();
  const tuning = useQuery(orpc.review.tuning.queryOptions());
  const training = useTraining();
  const reset = useReset();
  if (tuning.isPending) return <Skeleton lines={2} />;
  if (tuning.isError) return <FaultView error={tuning.error} onAction={() => void tuning.refetch()} />;
  const { state, reviews, needed, ownWeights } = tuning.data;
  if (training.progress) {
    const { done, of } = training.progress;
    return (
      <Card className="flex items-center gap-3">
        <div className="flex min-w-0 flex-1 flex-col gap-2" role="status">
          <p className="text-base text-ink">{t('tune.working')}</p>
          <Progress label={t('tune.working')} value={done} max={of} />
        </div>
        <Button onClick={training.stop}>{t('tune.stop')}</Button>
      </Card>
    );
  }
  return (
    <Card className="flex flex-col gap-3">
      <Outcome {...tuning.data} />
      {state === 'too_few' ? (
        <div className="flex flex-col gap-2">
          <p className="text-base text-ink">
            {t('tune.soFar', { reviews: format.number(reviews), needed: format.number(needed) })}
          </p>
          <Progress label={t('tune.title')} value={reviews} max={needed} />
          <p className="text-sm text-ink-muted">{t('tune.soFarText')}</p>
        </div>
      ) : null}
      {state === 'unavailable' ? <p className="text-base text-ink-muted">{t('tune.unavailable')}</p> : null}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {state === 'unavailable' ? null : (
          <Button disabled={state === 'too_few'} onClick={() => void training.start()}>
            {t(tuning.data.last ? 'tune.again' : 'tune.start')}
          </Button>
        )}
        {ownWeights ? (
          <Button variant="quiet" busy={reset.isPending} onClick={() => reset.mutate()}>
            {t('tune.reset')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function Outcome({ ownWeights, last }: Tuning) {
  const { t } = useTranslation('review');
  const { date, locale } = useFormat();
  if (!ownWeights && !last) return null;
  const shown = (share: number) => errorShare(share, locale);
  return (
    <div className="flex flex-col gap-1" role="status">
      {ownWeights ? <p className="text-base font-medium text-ink">{t('tune.own')}</p> : null}
      {last ? (
        <p className="text-base text-ink">
          {last.adopted
            ? t('tune.better', { before: shown(last.before.rmse), after: shown(last.after.rmse) })
            : t('tune.same')}
        </p>
      ) : null}
      {last ? (
        <p className="text-sm text-ink-muted">
          {t(last.adopted ? 'tune.tuned' : 'tune.tried', { day: date(last.tunedAt) })}
        </p>
      ) : null}
    </div>
  );
}

function useTraining() {
  const queries = useQueryClient();
  const toast = useFaultToast();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const leave = useRef<AbortController | null>(null);
  useEffect(() => () => leave.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    leave.current = controller;
    setProgress({ done: 0, of: 1 });
    try {
      for await (const step of await client.review.tune(undefined, { signal: controller.signal })) {
        if (controller.signal.aborted) break;
        if (step.type === 'progress') setProgress(step);
        else queries.setQueryData(orpc.review.tuning.queryKey(), step.tuning);
      }
    } catch (error) {
      if (!controller.signal.aborted) toast(error);
    }
    // One begun after a stop shows its own progress.
    if (leave.current === controller) setProgress(null);
  };
  const stop = () => {
    leave.current?.abort();
    setProgress(null);
  };
  return { progress, start, stop };
}

function useReset() {
  const { t } = useTranslation('review');
  const queries = useQueryClient();
  const toast = useFaultToast();
  return useMutation({
    mutationFn: () => client.review.untune(),
    onSuccess: (tuning) => {
      queries.setQueryData(orpc.review.tuning.queryKey(), tuning);
      notify.success(t('tune.isReset'));
    },
    onError: (error) => toast(error),
  });
}
