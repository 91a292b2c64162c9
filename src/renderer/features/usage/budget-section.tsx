// The month so far against its budget, and changing the budget. What has no known price is named, never counted as 0.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Budget } from '#contract/usage.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { currencies, readAmount } from './amount.ts';

const warnings = ['0.5', '0.7', '0.8', '0.9'] as const;

export function BudgetSection() {
  const { t } = useTranslation('usage');
  const budget = useQuery(orpc.usage.budget.queryOptions());
  return (
    <Section title={t('budget.title')}>
      {budget.isError ? (
        <FaultView error={budget.error} onAction={() => void budget.refetch()} />
      ) : budget.data ? (
        <Card className="flex flex-col gap-5">
          <Meter budget={budget.data} />
          <BudgetForm
            key={`${budget.data.monthly} ${budget.data.currency} ${budget.data.warnAt}`}
            budget={budget.data}
          />
        </Card>
      ) : (
        <Skeleton />
      )}
    </Section>
  );
}

function Meter({ budget: { monthly, currency, spent, share, unpriced, state } }: { budget: Budget }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const amount = format.money(spent, currency);
  const isHigh = state === 'warning' || state === 'spent';
  return (
    <div className="flex flex-col gap-2" data-testid="budget" data-state={state}>
      <p className="font-serif text-lg tabular-nums">
        {monthly === null
          ? t('budget.spent', { spent: amount })
          : t('budget.spentOf', { spent: amount, limit: format.money(monthly, currency) })}
        {unpriced > 0 ? (
          <span className="font-sans text-sm text-ink-muted">
            {' '}
            {t('budget.unpriced', { count: unpriced })}
          </span>
        ) : null}
      </p>
      {share === null ? null : (
        <Progress
          label={t('budget.meter')}
          value={share * 100}
          max={100}
          tone={isHigh ? 'warning' : 'accent'}
        />
      )}
      <p className={isHigh ? 'text-base text-warning-ink' : 'text-base text-ink-muted'}>
        {t(`budget.state.${state}`)}
      </p>
    </div>
  );
}

function BudgetForm({ budget }: { budget: Budget }) {
  const { t } = useTranslation('usage');
  const { percent } = useFormat();
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const [limit, setLimit] = useState(budget.monthly === null ? '' : String(budget.monthly));
  const [currency, setCurrency] = useState(budget.currency);
  const [warnAt, setWarnAt] = useState(String(budget.warnAt));
  const [bad, setBad] = useState(false);
  const save = useMutation(
    orpc.usage.setBudget.mutationOptions({
      onSuccess: (next) => {
        queries.setQueryData(orpc.usage.budget.queryKey(), next);
        void queries.invalidateQueries({ queryKey: orpc.usage.key() });
        void queries.invalidateQueries({ queryKey: orpc.models.status.key() });
        notify.success(t('budget.saved'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const monthly = readAmount(limit);
    setBad(monthly === undefined);
    if (monthly !== undefined && !save.isPending) save.mutate({ monthly, currency, warnAt: Number(warnAt) });
  };
  const shares = (warnings as readonly string[]).includes(warnAt) ? warnings : [...warnings, warnAt];
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t('budget.limit')} error={bad ? t('budget.limitBad') : undefined}>
          <Input inputMode="decimal" value={limit} onChange={(event) => setLimit(event.target.value)} />
        </Field>
        <Field label={t('budget.currency')}>
          <Select
            value={currency}
            onChange={setCurrency}
            choices={currencies(budget.currency).map((code) => ({ value: code, label: code }))}
          />
        </Field>
        <Field label={t('budget.warn')}>
          <Select
            value={warnAt}
            onChange={setWarnAt}
            choices={shares.map((share) => ({ value: share, label: percent(Number(share) * 100) }))}
          />
        </Field>
      </div>
      <p className="text-sm text-ink-muted">
        {t('budget.limitHint')} {t('budget.currencyHint')}
      </p>
      <Button type="submit" className="self-start" busy={save.isPending}>
        {t('budget.save')}
      </Button>
    </form>
  );
}
