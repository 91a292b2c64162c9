// True retention: of the cards that were due, how many were still known. A table, since three rows say it best.
import { useTranslation } from 'react-i18next';
import type { ReviewCharts } from '#contract/review.ts';
import { ChartCard } from '../../lib/chart-card.tsx';
import { useFormat } from '../../lib/format.ts';
import type { SheetCell } from '../../lib/sheet.ts';

type Retention = ReviewCharts['retention'];
type Recall = Retention[number]['young'];

export function RetentionCard({ retention }: { retention: Retention }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const shown = ({ recalled, of }: Recall) =>
    of === 0
      ? t('browse.noDue')
      : t('charts.retention.share', {
          percent: format.percent((100 * recalled) / of),
          recalled: format.number(recalled),
          of: format.number(of),
        });
  const cells = (recall: Recall): SheetCell[] => [
    {
      raw: recall.of === 0 ? null : Math.round((1000 * recall.recalled) / recall.of) / 10,
      shown: shown(recall),
    },
  ];
  const both = ({ young, mature }: Retention[number]): Recall => ({
    recalled: young.recalled + mature.recalled,
    of: young.of + mature.of,
  });
  return (
    <ChartCard
      title={t('charts.retention.title')}
      file={t('charts.retention.file')}
      empty={retention.every((row) => both(row).of === 0) ? t('charts.retention.empty') : null}
      sheet={{
        columns: [
          { key: 'span', label: t('charts.columns.span') },
          { key: 'young_percent', label: t('charts.columns.young'), numeric: true },
          { key: 'mature_percent', label: t('charts.columns.mature'), numeric: true },
          { key: 'all_percent', label: t('charts.columns.all'), numeric: true },
        ],
        rows: retention.map((row) => [
          { raw: row.span, shown: t(`charts.span.${row.span}`) },
          ...cells(row.young),
          ...cells(row.mature),
          ...cells(both(row)),
        ]),
      }}
    />
  );
}
