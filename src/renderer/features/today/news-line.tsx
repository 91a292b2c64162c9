// What happened to the streak since the last visit; said once, put away with OK.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flame, Snowflake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StreakNews } from '#contract/progress.ts';
import { orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';

export function NewsLine({ news }: { news: StreakNews }) {
  const { t } = useTranslation('today');
  const { locale, number } = useFormat();
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const saw = useMutation(
    orpc.progress.sawNews.mutationOptions({
      onSuccess: (today) => queries.setQueryData(orpc.progress.today.queryKey(), today),
      onError: (error) => sayFault(error),
    }),
  );
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(noonOf(news.day));
  const Icon = news.kind === 'covered' ? Snowflake : Flame;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-info-soft px-4 py-2 text-info-ink"
    >
      <Icon aria-hidden size={18} className="shrink-0" />
      <p className="min-w-0 flex-1">
        {t(`news.${news.kind}`, { day, count: news.count, number: number(news.count) })}
      </p>
      <Button size="sm" busy={saw.isPending} onClick={() => saw.mutate(undefined)}>
        {t('news.ok')}
      </Button>
    </div>
  );
}
