// The start screen. A new student sees where to drop a file first; everybody sees the day, and where to go on.
import { useMutation, useQuery } from '@tanstack/react-query';
import { FileUp, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../lib/client.ts';
import { DropZone } from '../../lib/drop-zone.tsx';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { act } from '../../lib/slots.ts';
import { useTodayCards } from '../../lib/today-cards.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { ContinueCards } from './continue-cards.tsx';
import { DayCard } from './day-card.tsx';
import { NewsLine } from './news-line.tsx';
import { partOfDay } from './words.ts';

export function Component() {
  const { t } = useTranslation('today');
  const { t: library } = useTranslation('library');
  const { data: profile } = useQuery(orpc.people.current.queryOptions());
  const today = useQuery(orpc.progress.today.queryOptions());
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const cards = useTodayCards();
  const isNew = materials.data?.length === 0;
  const part = partOfDay(new Date().getHours());
  return (
    <Page width="lg" className="gap-5!">
      <PageHeader
        title={t(`hello.${part}`, { name: profile?.name ?? '' })}
        actions={
          isNew ? null : (
            <Button
              icon={<FileUp aria-hidden size={17} />}
              title={shortcutCaps('global.import').join('+')}
              onClick={() => act('importFiles')}
            >
              {t('addFiles')}
            </Button>
          )
        }
      />
      {today.data?.news ? <NewsLine news={today.data.news} /> : null}
      {isNew ? (
        <DropZone low sample title={library('empty.title')}>
          <StartSession />
        </DropZone>
      ) : null}
      <div className="flex flex-col gap-4 md:flex-row md:flex-wrap md:*:min-w-0 md:*:flex-1 md:*:basis-80">
        {today.isError ? (
          <FaultView error={today.error} onAction={() => void today.refetch()} />
        ) : today.data ? (
          <DayCard today={today.data} />
        ) : (
          <Skeleton lines={6} />
        )}
        {cards.map((TodayCard, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cards are those of this build, always in this order.
          <TodayCard key={index} />
        ))}
      </div>
      {materials.data && !isNew ? <ContinueCards /> : null}
    </Page>
  );
}

/** One click to a first session; the timer's own card has everything else. */
function StartSession() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const sayFault = useFaultToast();
  const timer = useQuery(orpc.timer.state.queryOptions());
  const start = useMutation({
    mutationFn: () => client.timer.start({ kind: 'focus' }),
    onError: (error) => sayFault(error),
  });
  if (!timer.data || timer.data.live) return null;
  return (
    <Button icon={<Timer aria-hidden size={17} />} busy={start.isPending} onClick={() => start.mutate()}>
      {t('session', { minutes: format.number(timer.data.presets.focus) })}
    </Button>
  );
}
