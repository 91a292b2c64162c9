// Makes the sample profile and goes in. It takes some seconds, so it shows how far it is and can be stopped.
import { useQueryClient } from '@tanstack/react-query';
import { Compass, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';

type State =
  | { at: 'rest' }
  | { at: 'making'; done: number; total: number }
  | { at: 'failed'; error: unknown };

export function LookAround() {
  const { t } = useTranslation('sample');
  const queries = useQueryClient();
  const [state, setState] = useState<State>({ at: 'rest' });
  const leave = useRef<AbortController | null>(null);
  useEffect(() => () => leave.current?.abort(), []);
  const open = async () => {
    const controller = new AbortController();
    leave.current = controller;
    setState({ at: 'making', done: 0, total: 14 });
    try {
      for await (const progress of await client.sample.open(undefined, { signal: controller.signal }))
        setState({ at: 'making', ...progress });
      leave.current = null;
      enterProfile(queries, await client.people.current());
    } catch (error) {
      setState(controller.signal.aborted ? { at: 'rest' } : { at: 'failed', error });
    }
  };
  if (state.at === 'making')
    return (
      <div className="flex max-w-md flex-col gap-2" role="status">
        <p className="text-base text-ink-muted">{t('making')}</p>
        <div className="flex items-center gap-3">
          <Progress label={t('making')} value={state.done} max={state.total} />
          <Button
            size="sm"
            variant="quiet"
            icon={<X aria-hidden size={15} />}
            onClick={() => leave.current?.abort()}
          >
            {t('stop')}
          </Button>
        </div>
      </div>
    );
  return (
    <>
      <Button size="lg" variant="quiet" icon={<Compass aria-hidden size={18} />} onClick={() => void open()}>
        {t('open')}
      </Button>
      {state.at === 'failed' ? <FaultView error={state.error} onAction={() => void open()} /> : null}
    </>
  );
}
