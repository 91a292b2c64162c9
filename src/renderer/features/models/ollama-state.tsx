// How Ollama is: exactly one of seven states, each one sentence and one thing to do next.
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelsStatus } from '#contract/models.ts';
import { faultFromCode, faultWords } from '../../lib/faults.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PullRow } from './pull-row.tsx';
import { useModelActs } from './use-models.ts';

/** As text to copy: Lectern opens no page by itself. */
const downloadAddress = 'https://ollama.com/download';
const startCommand = 'ollama serve';

export function OllamaStateView({ ollama }: { ollama: ModelsStatus['ollama'] }) {
  const { t } = useTranslation('models');
  const { t: faults } = useTranslation('faults');
  const { refresh } = useModelActs();
  const { state } = ollama;
  const good = state.state === 'ready';
  const busy = state.state === 'loading';
  const Icon = good ? CircleCheck : busy ? CircleDashed : CircleAlert;
  const words = state.state === 'error' ? faultWords(faults, faultFromCode(state.code, state.params)) : null;
  const model = 'model' in state ? state.model : '';
  return (
    <div
      data-testid="ollama-state"
      data-state={state.state}
      className="flex flex-col gap-3 border-b border-line pb-4"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div role="status" className="flex min-w-0 flex-1 basis-64 gap-2.5">
          <Icon
            aria-hidden
            size={20}
            className={`mt-0.5 shrink-0 ${good ? 'text-success-ink' : busy ? 'text-ink-muted' : 'text-warning-ink'}`}
          />
          <div className="min-w-0">
            <p className="text-base font-medium text-ink">
              {words?.title ?? t(`ollama.state.${state.state}`, { model })}
            </p>
            <p className="text-base text-ink-muted">
              {state.state === 'error' ? words?.cause : t(`ollama.state.${state.state}Next`, { model })}
            </p>
          </div>
        </div>
        <Button busy={refresh.isPending} onClick={() => refresh.mutate({})}>
          {t('ollama.again')}
        </Button>
      </div>
      {state.state === 'not_installed' ? <CopyLine text={downloadAddress} /> : null}
      {state.state === 'not_running' ? <CopyLine text={startCommand} /> : null}
      {state.state === 'model_missing' ? <PullRow model={state.model} isMain /> : null}
    </div>
  );
}

function CopyLine({ text }: { text: string }) {
  const { t } = useTranslation('models');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <code className="min-w-0 rounded-md bg-sunken px-3 py-1.5 font-mono text-sm break-all select-all">
        {text}
      </code>
      <CopyButton text={text} label={t('ollama.copy')} done={t('ollama.copied')} />
    </div>
  );
}
