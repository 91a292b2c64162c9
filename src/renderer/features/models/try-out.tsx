// "Try it": the model says a few words, with the time it took, so that a student knows it works before relying on it.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelsStatus, Provider, Spent } from '#contract/models.ts';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { chosenOf } from './chosen.ts';
import { useModelActs } from './use-models.ts';

type Waiting = 'queue' | 'loading' | 'first_token';

interface Trial {
  state: 'running' | 'stopped' | 'done' | 'failed';
  waiting: Waiting | null;
  said: string;
  spent: Spent | null;
  error: unknown;
}

const begun: Trial = { state: 'running', waiting: null, said: '', spent: null, error: null };

export function TryOut({ status, provider }: { status: ModelsStatus; provider: Provider }) {
  const { t } = useTranslation('models');
  const { trial, start, stop } = useTrial(provider);
  const { consent } = useModelActs();
  const [asking, setAsking] = useState(false);
  const chosen = chosenOf(status);
  const leaves = chosen?.leaves ?? false;
  const host = provider === 'ollama' ? t('leaves.ollamaCloud') : (chosen?.host ?? '');
  const running = trial?.state === 'running';
  const begin = () => {
    if (leaves && !status.consents.includes(provider)) setAsking(true);
    else void start();
  };
  return (
    <Section title={t('try.title')} description={t('try.text')}>
      <Card className="flex flex-col items-start gap-3" data-testid="try-out">
        {running ? (
          <Button onClick={stop}>{t('try.stop')}</Button>
        ) : (
          <Button variant="primary" onClick={begin}>
            {trial === null ? t('try.start') : t('try.again')}
          </Button>
        )}
        {trial === null ? null : trial.state === 'failed' ? (
          <FaultView compact error={trial.error} onAction={begin} />
        ) : (
          <Said trial={trial} />
        )}
      </Card>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('leaves.agreeTitle', { host })}
        description={t('leaves.agreeText')}
        confirmLabel={t('leaves.agree')}
        busy={consent.isPending}
        onConfirm={() =>
          consent.mutate(
            { provider, granted: true },
            {
              onSuccess: () => {
                setAsking(false);
                void start();
              },
            },
          )
        }
      />
    </Section>
  );
}

function Said({ trial: { state, waiting, said, spent } }: { trial: Trial }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const time = spent ? format.seconds(spent.durationMs) : '';
  return (
    <div className="flex w-full flex-col gap-2">
      {said === '' ? null : (
        <figure className="flex flex-col gap-1">
          <figcaption className="text-sm text-ink-muted">{t('try.answer')}</figcaption>
          <blockquote className="rounded-md bg-sunken px-3 py-2 font-serif text-md">{said}</blockquote>
        </figure>
      )}
      <p className="text-sm text-ink-muted" data-testid="try-out-line">
        {state === 'stopped' ? t('try.stopped') : null}
        {state === 'running' && said === ''
          ? waiting === null
            ? t('try.starting')
            : t(`try.waiting.${waiting}`)
          : null}
        {state === 'done' && spent
          ? spent.firstTokenMs === null
            ? t('try.done', { time })
            : t('try.doneFirst', { time, first: format.seconds(spent.firstTokenMs) })
          : null}
        {state === 'done' && spent && spent.cost !== 0
          ? ` ${
              spent.cost === null
                ? t('try.costUnknown')
                : t('try.cost', { cost: format.money(spent.cost, spent.currency) })
            }`
          : null}
      </p>
    </div>
  );
}

/** Ends with the screen: nobody waits for a trial they cannot see. */
function useTrial(provider: Provider) {
  const { t } = useTranslation('models');
  const [trial, setTrial] = useState<Trial | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const start = async () => {
    const mine = new AbortController();
    controller.current = mine;
    const change = (values: Partial<Trial>) => setTrial((now) => ({ ...(now ?? begun), ...values }));
    setTrial(begun);
    try {
      for await (const event of await client.models.tryOut({ provider }, { signal: mine.signal })) {
        if (event.type === 'waiting') change({ waiting: event.for });
        if (event.type === 'delta') setTrial((now) => now && { ...now, said: now.said + event.text });
        if (event.type === 'done') {
          change({ state: 'done', said: event.text, spent: event.spent });
          announce(`${t('try.answer')}: ${event.text}`);
        }
      }
      if (mine.signal.aborted) change({ state: 'stopped' });
    } catch (error) {
      change(mine.signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
    }
  };
  return { trial, start, stop: () => controller.current?.abort() };
}
