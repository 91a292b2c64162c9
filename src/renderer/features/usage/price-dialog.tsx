// Adding or changing one price. A changed one holds from a day on, so that what was paid before stays as it was.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Price } from '#contract/usage.ts';
import { orpc } from '../../lib/client.ts';
import { localDay } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { notify } from '../../ui/toast.tsx';
import { currencies, readAmount } from './amount.ts';

type Text = Record<'provider' | 'model' | 'input' | 'output' | 'currency' | 'from', string>;

const providers = ['openai', 'ollama'] as const;

export function PriceDialog({ price, onClose }: { price: Price | null; onClose: () => void }) {
  const { t } = useTranslation('usage');
  const formId = useId();
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const { text, set, tried, setTried } = useText(price);
  const save = useMutation(
    orpc.usage.setPrice.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: orpc.usage.key() });
        notify.success(t('prices.saved'));
        onClose();
      },
      onError: (error) => sayFault(error),
    }),
  );
  const input = readAmount(text.input);
  const output = readAmount(text.output);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text.from);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.model.trim() === '' || input == null || output == null || !isDay || save.isPending) return;
    save.mutate({
      provider: text.provider,
      model: text.model.trim(),
      inputPerMillion: input,
      outputPerMillion: output,
      currency: text.currency,
      validFrom: text.from,
    });
  };
  const bad = (isBad: boolean, words: string) => (tried && isBad ? words : undefined);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t(price === null ? 'prices.dialogAdd' : 'prices.dialogEdit')}
      footer={
        <>
          <Button onClick={onClose}>{t('prices.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending}>
            {t('prices.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('prices.model')}
          hint={t('prices.modelHint')}
          error={bad(text.model.trim() === '', t('prices.modelBad'))}
        >
          <Input
            value={text.model}
            disabled={price !== null}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => set({ model: event.target.value })}
          />
        </Field>
        <Field label={t('prices.provider')}>
          <Select
            value={text.provider}
            disabled={price !== null}
            onChange={(provider) => set({ provider })}
            choices={providers.map((value) => ({
              value: value as string,
              label: t(`prices.providers.${value}`),
            }))}
          />
        </Field>
        <Field label={t('prices.input')} error={bad(input == null, t('prices.bad'))}>
          <Input
            inputMode="decimal"
            value={text.input}
            onChange={(event) => set({ input: event.target.value })}
          />
        </Field>
        <Field label={t('prices.output')} error={bad(output == null, t('prices.bad'))}>
          <Input
            inputMode="decimal"
            value={text.output}
            onChange={(event) => set({ output: event.target.value })}
          />
        </Field>
        <Field label={t('prices.currency')}>
          <Select
            value={text.currency}
            onChange={(currency) => set({ currency })}
            choices={currencies(text.currency).map((code) => ({ value: code, label: code }))}
          />
        </Field>
        <Field label={t('prices.from')} error={bad(!isDay, t('prices.fromBad'))}>
          <Input type="date" value={text.from} onChange={(event) => set({ from: event.target.value })} />
        </Field>
      </form>
    </Dialog>
  );
}

/** What stands in the fields: the price's own values, or the model and currency in use. */
function useText(price: Price | null) {
  const models = useQuery(orpc.models.status.queryOptions());
  const budget = useQuery(orpc.usage.budget.queryOptions());
  const [changed, setChanged] = useState<Partial<Text>>({});
  const [tried, setTried] = useState(false);
  const [now] = useState(Date.now);
  const text: Text = {
    provider: price?.provider ?? 'openai',
    model: price?.model ?? models.data?.openai.model ?? '',
    input: price === null ? '' : String(price.inputPerMillion),
    output: price === null ? '' : String(price.outputPerMillion),
    currency: price?.currency ?? budget.data?.currency ?? 'USD',
    from: price?.validFrom ?? localDay(now),
    ...changed,
  };
  const set = (change: Partial<Text>) => setChanged((before) => ({ ...before, ...change }));
  return { text, set, tried, setTried };
}
