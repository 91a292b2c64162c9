// Who writes a quiz, a model or rules: the choice, and what it takes in tokens and money.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import type { QuizEstimate } from '#contract/quizzes.ts';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { Segmented } from '../../ui/choices.tsx';

export interface QuizOrder {
  scope: Scope;
  count: number;
  by: 'auto' | 'rules';
}

export function WriterChoice({
  order,
  onChange,
}: {
  order: QuizOrder;
  onChange: (by: QuizOrder['by']) => void;
}) {
  const { t } = useTranslation('quizzes');
  const estimate = useQuery(orpc.quizzes.estimate.queryOptions({ input: order, staleTime: 30_000 }));
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-base font-medium text-ink">
        {t('make.by')}
      </span>
      <Segmented
        label={t('make.by')}
        value={order.by}
        onChange={onChange}
        choices={[
          { value: 'auto', label: t('make.byModel') },
          { value: 'rules', label: t('make.byRules') },
        ]}
      />
      <p role="status" className="min-h-5 text-sm text-ink-muted">
        {estimate.data ? <EstimateLine estimate={estimate.data} by={order.by} /> : null}
      </p>
    </div>
  );
}

function EstimateLine({ estimate, by }: { estimate: QuizEstimate; by: QuizOrder['by'] }) {
  const { t } = useTranslation('quizzes');
  const format = useFormat();
  if (by === 'rules') return t('make.rulesHint');
  const { outgoing, heldBack, model, passages } = estimate;
  if (outgoing === null && heldBack !== null) return t(`make.held.${heldBack}`);
  if (outgoing === null || model === null) return t('make.rulesHint');
  const tokens = format.number(outgoing.promptTokens + outgoing.completionTokens);
  const line = t('make.estimate', { model, count: passages, tokens });
  if (outgoing.answering === 'local') return `${line} ${t('make.estimateLocal')}`;
  return `${line} ${
    outgoing.cost === null
      ? t('make.estimateUnpriced')
      : t('make.estimateCost', { cost: format.money(outgoing.cost, outgoing.currency) })
  }`;
}
