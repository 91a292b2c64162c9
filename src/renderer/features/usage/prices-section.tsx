// Prices the student enters, since every service has its own and changes them. Without one a cost is unknown, never 0.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Price } from '#contract/usage.ts';
import { orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import { notify } from '../../ui/toast.tsx';
import { PriceDialog } from './price-dialog.tsx';

/** `anyModel` in a price's name stands for every model of its provider. */
const anyModel = '*';

export function PricesSection() {
  const { t } = useTranslation('usage');
  const prices = useQuery(orpc.usage.prices.queryOptions());
  const [editing, setEditing] = useState<Price | 'new' | null>(null);
  return (
    <Section
      title={t('prices.title')}
      description={t('prices.text')}
      actions={
        <Button size="sm" icon={<Plus aria-hidden size={16} />} onClick={() => setEditing('new')}>
          {t('prices.add')}
        </Button>
      }
    >
      {prices.isError ? (
        <FaultView error={prices.error} onAction={() => void prices.refetch()} />
      ) : prices.data === undefined ? (
        <Skeleton />
      ) : prices.data.length === 0 ? (
        <Card>
          <p className="text-base text-ink-muted">{t('prices.none')}</p>
        </Card>
      ) : (
        <PriceTable prices={prices.data} onEdit={setEditing} />
      )}
      {editing === null ? null : (
        <PriceDialog price={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

function PriceTable({ prices, onEdit }: { prices: readonly Price[]; onEdit: (price: Price) => void }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const remove = useMutation(
    orpc.usage.removePrice.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: orpc.usage.key() });
        notify.success(t('prices.removed'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  return (
    <DataTable label={t('prices.title')}>
      <thead>
        <tr>
          <HeadCell>{t('prices.model')}</HeadCell>
          <HeadCell>{t('prices.provider')}</HeadCell>
          <HeadCell numeric>{t('columns.prompt')}</HeadCell>
          <HeadCell numeric>{t('columns.completion')}</HeadCell>
          <HeadCell>{t('prices.from')}</HeadCell>
          <HeadCell />
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => {
          const model = price.model === anyModel ? t('prices.any') : price.model;
          return (
            <tr key={price.id}>
              <Cell>
                <bdi className="break-all">{model}</bdi>
              </Cell>
              <Cell>
                {price.provider === 'openai' || price.provider === 'ollama'
                  ? t(`prices.providers.${price.provider}`)
                  : price.provider}
              </Cell>
              <Cell numeric>{format.money(price.inputPerMillion, price.currency)}</Cell>
              <Cell numeric>{format.money(price.outputPerMillion, price.currency)}</Cell>
              <Cell>{format.date(noonOf(price.validFrom))}</Cell>
              <Cell>
                <span className="flex justify-end gap-1">
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t('prices.editOf', { model })}
                    onClick={() => onEdit(price)}
                  >
                    {t('prices.edit')}
                  </Button>
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t('prices.removeOf', { model })}
                    onClick={() => remove.mutate({ id: price.id })}
                  >
                    {t('prices.remove')}
                  </Button>
                </span>
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
