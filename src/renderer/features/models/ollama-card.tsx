// Ollama's card: its state, where it is, which of its models are used and how much they read at once. What cannot work
// in the present state is not offered.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedModel, ModelsStatus } from '#contract/models.ts';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Leaves } from './leaves.tsx';
import { OllamaStateView } from './ollama-state.tsx';
import { onPullEnded } from './running-pulls.ts';
import { Suggestions } from './suggestions.tsx';
import { TryOut } from './try-out.tsx';
import { useModelActs } from './use-models.ts';

/** States in which Ollama answers, so that it can be asked for its models. */
const answers = new Set<ModelsStatus['ollama']['state']['state']>([
  'no_models',
  'model_missing',
  'loading',
  'ready',
]);
const contextSizes = ['2048', '4096', '8192'] as const;

export function OllamaCard({ status }: { status: ModelsStatus }) {
  const { t } = useTranslation('models');
  const { configure, set } = useModelActs();
  const { ollama } = status;
  const up = answers.has(ollama.state.state);
  const list = useQuery(
    orpc.models.list.queryOptions({ input: { provider: 'ollama' }, enabled: up, staleTime: 30_000 }),
  );
  const installed = up ? (list.data ?? []) : [];
  useAfterPull();
  return (
    <>
      <Section
        title={t('ollama.title')}
        {...(ollama.version ? { description: t('ollama.version', { version: ollama.version }) } : {})}
      >
        <Card className="flex flex-col gap-5">
          <OllamaStateView ollama={ollama} />
          {installed.length > 0 ? <Pickers ollama={ollama} models={installed} /> : null}
          <SavedField
            className="max-w-md"
            label={t('ollama.address')}
            hint={t('ollama.addressHint', { address: ollama.resolvedAddress })}
            placeholder={ollama.resolvedAddress}
            inputMode="url"
            value={ollama.address ?? ''}
            save={(address) => configure({ ollama: { address } })}
          />
          {up && ollama.model !== null ? (
            <div className="flex flex-col gap-1.5">
              <span aria-hidden className="text-base font-medium text-ink">
                {t('ollama.context')}
              </span>
              <RadioCards
                label={t('ollama.context')}
                value={`${ollama.contextTokens}`}
                onChange={(size) =>
                  set({ ollama: { contextTokens: Number(size) as typeof ollama.contextTokens } })
                }
                choices={contextSizes.map((size) => ({
                  value: size,
                  label: t(`ollama.contextSize.${size}`),
                  detail: t(`ollama.contextText.${size}`),
                }))}
              />
            </div>
          ) : null}
        </Card>
      </Section>
      {ollama.isCloud && ollama.model !== null ? <Leaves status={status} provider="ollama" /> : null}
      {up && ollama.model !== null && ollama.state.state !== 'model_missing' ? (
        <TryOut status={status} provider="ollama" />
      ) : null}
      {up ? <Suggestions installed={installed.map(({ name }) => name)} /> : null}
    </>
  );
}

function Pickers({ ollama, models }: { ollama: ModelsStatus['ollama']; models: readonly ListedModel[] }) {
  const { t } = useTranslation('models');
  const { set } = useModelActs();
  const format = useFormat();
  const label = ({ name, parameters, quantization, sizeBytes, isCloud }: ListedModel) =>
    [
      isCloud ? t('ollama.cloudModel', { name }) : name,
      parameters,
      quantization,
      sizeBytes === null || isCloud ? null : format.bytes(sizeBytes),
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · ');
  const choices = models
    .filter(({ canWrite }) => canWrite)
    .map((model) => ({ value: model.name, label: label(model) }));
  // A chosen model that is not installed stays visible, so that nothing seems to have been forgotten.
  const withChosen = (name: string | null) =>
    name === null || choices.some(({ value }) => value === name)
      ? choices
      : [...choices, { value: name, label: name }];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('ollama.model')}>
        <Select
          value={ollama.model ?? ''}
          onChange={(model) => set({ ollama: { model: model === '' ? null : model } })}
          choices={[
            ...(ollama.model === null ? [{ value: '', label: t('ollama.modelNone') }] : []),
            ...withChosen(ollama.model),
          ]}
        />
      </Field>
      <Field label={t('ollama.quizModel')}>
        <Select
          value={ollama.quizModel ?? ''}
          onChange={(model) => set({ ollama: { quizModel: model === '' ? null : model } })}
          choices={[{ value: '', label: t('ollama.quizSame') }, ...withChosen(ollama.quizModel)]}
        />
      </Field>
      {ollama.isCloud && ollama.model !== null ? (
        <p className="rounded-md bg-info-soft px-3 py-2 text-sm text-info-ink sm:col-span-2">
          {t('ollama.cloudNote', { model: ollama.model })}
        </p>
      ) : null}
    </div>
  );
}

/** A model that has arrived changes what there is to choose from. */
function useAfterPull(): void {
  const { t } = useTranslation('models');
  const queries = useQueryClient();
  const { mutate } = useModelActs().refresh;
  useEffect(
    () =>
      onPullEnded((model, { state }) => {
        if (state !== 'done') return;
        announce(t('pull.done', { model }));
        void queries.invalidateQueries({ queryKey: orpc.models.list.key() });
        mutate({});
      }),
    [t, queries, mutate],
  );
}
