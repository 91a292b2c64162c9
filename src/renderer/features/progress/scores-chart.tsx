// Scores of finished quizzes, in the order they were finished.
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../lib/chart-card.tsx';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { LineChart } from '../../ui/chart.tsx';
import type { RangeProps } from './minutes-chart.tsx';

export function ScoresChart({ charts: { quizzes } }: RangeProps) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const day = (at: string) => format.date(noonOf(at));
  return (
    <ChartCard
      title={t('chart.scores.title')}
      file={t('chart.scores.file')}
      sheet={{
        columns: [
          { key: 'day', label: t('chart.columns.day') },
          { key: 'quiz', label: t('chart.columns.quiz') },
          { key: 'score_percent', label: t('chart.columns.score'), numeric: true },
        ],
        rows: [...quizzes].reverse().map((quiz) => [
          { raw: quiz.day, shown: day(quiz.day) },
          { raw: quiz.title, shown: quiz.title },
          { raw: quiz.score, shown: format.percent(quiz.score) },
        ]),
      }}
      empty={quizzes.length === 0 ? t('chart.scores.empty') : null}
    >
      <LineChart
        label={t('chart.scores.label')}
        count={quizzes.length}
        points={quizzes.map(({ attemptId, score }) => ({ key: attemptId, value: score }))}
        end={100}
        ends={[format.percent(100), format.percent(0)]}
        say={(at) => {
          const quiz = quizzes[at]!;
          return t('chart.scores.said', {
            day: day(quiz.day),
            quiz: quiz.title,
            score: format.percent(quiz.score),
          });
        }}
      />
    </ChartCard>
  );
}
