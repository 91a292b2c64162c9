// The same numbers as the chart's, as tables: by day, and by model.
import { useTranslation } from 'react-i18next';
import { AnsweringBadge } from '../../lib/answering-badge.tsx';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import type { Summary } from './days.ts';
import { costOf } from './days-csv.ts';

export function DayTable({ summary: { days, currency } }: { summary: Summary }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  return (
    <DataTable label={t('chart.title')}>
      <thead>
        <tr>
          <HeadCell>{t('chart.day')}</HeadCell>
          <HeadCell>{t('chart.where')}</HeadCell>
          <TallyHeads />
        </tr>
      </thead>
      <tbody>
        {[...days].reverse().map((row) => (
          <tr key={`${row.day} ${row.isLocal}`}>
            <Cell>{format.date(noonOf(row.day))}</Cell>
            <Cell>{t(row.isLocal ? 'local' : 'cloud')}</Cell>
            <TallyCells tally={row} currency={currency} />
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const features = ['tutor', 'quiz', 'try_out'] as const;

export function ModelTable({ summary: { models, currency } }: { summary: Summary }) {
  const { t } = useTranslation('usage');
  return (
    <DataTable label={t('models.title')}>
      <thead>
        <tr>
          <HeadCell>{t('columns.model')}</HeadCell>
          <HeadCell>{t('columns.feature')}</HeadCell>
          <TallyHeads />
        </tr>
      </thead>
      <tbody>
        {models.map((row) => {
          const feature = features.find((name) => name === row.feature);
          return (
            <tr key={`${row.provider} ${row.model} ${row.feature} ${row.isLocal}`}>
              <Cell>
                <AnsweringBadge answering={row.isLocal ? 'local' : 'cloud'} model={row.model} />
              </Cell>
              <Cell>{feature ? t(`feature.${feature}`) : row.feature}</Cell>
              <TallyCells tally={row} currency={currency} />
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function TallyHeads() {
  const { t } = useTranslation('usage');
  return (
    <>
      <HeadCell numeric>{t('columns.calls')}</HeadCell>
      <HeadCell numeric>{t('chart.failed')}</HeadCell>
      <HeadCell numeric>{t('columns.prompt')}</HeadCell>
      <HeadCell numeric>{t('columns.completion')}</HeadCell>
      <HeadCell numeric>{t('columns.cost')}</HeadCell>
    </>
  );
}

function TallyCells({ tally, currency }: { tally: Summary['total']; currency: string }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const cost = costOf(tally);
  return (
    <>
      <Cell numeric>{format.number(tally.calls)}</Cell>
      <Cell numeric>{format.number(tally.failed)}</Cell>
      <Cell numeric>{format.number(tally.promptTokens)}</Cell>
      <Cell numeric>{format.number(tally.completionTokens)}</Cell>
      <Cell numeric>
        {cost === null ? t('unknown') : format.money(cost, currency)}
        {cost !== null && tally.unpriced > 0 ? ` + ${t('unknown')}` : null}
      </Cell>
    </>
  );
}
