// Who writes a quiz, a model or rules: the choice, what it takes in tokens and money, and the consent a first call that
// leaves this computer needs.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import type { Outgoing } from '#contract/models.ts';
import type { QuizEstimate } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { OutgoingDialog } from '../../lib/outgoing-dialog.tsx';
import { Segmented } from '../../ui/choices.tsx';

export interface QuizOrder {
  scope: Scope;
  count: number;
  by: 'auto' | 'rules';
}

interface Asked {
  outgoing: Outgoing;
  answer: (agreed: boolean) => void;
}

export function useWriter(): {
  hasModel: boolean;
  /** True when the order may go out; asks first where text would leave this computer for the first time. */
  agree: (order: QuizOrder) => Promise<boolean>;
  dialog: ReactNode;
} {
  const queries = useQueryClient();
  const toast = useFaultToast();
  const status = useQuery(orpc.models.status.queryOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const agree = async (order: QuizOrder): Promise<boolean> => {
    if (order.by === 'rules' || status.data?.heldBack !== 'consent_needed') return true;
    try {
      const { outgoing } = await client.quizzes.estimate(order);
      if (outgoing === null) return true;
      const agreed = await new Promise<boolean>((answer) => setAsked({ outgoing, answer }));
      setAsked(null);
      if (!agreed) return false;
      await client.models.consent({ provider: outgoing.provider, granted: true });
      await queries.invalidateQueries({ queryKey: orpc.models.key() });
      return true;
    } catch (error) {
      toast(error);
      return false;
    }
  };
  return {
    hasModel: status.data?.provider != null,
    agree,
    dialog: asked ? (
      <OutgoingDialog
        outgoing={asked.outgoing}
        onSend={() => asked.answer(true)}
        onCancel={() => asked.answer(false)}
      />
    ) : null,
  };
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
