// The next steps on Today, best first. Under the day and the timer, over the whole width, so that each is one line; not
// there at all when there is nothing to suggest.
import { useQuery } from '@tanstack/react-query';
import { ListTodo } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Card } from '../../ui/layout.tsx';
import { SuggestionRow } from './suggestion-row.tsx';
import { usePuttingAside } from './use-putting-aside.ts';

export function TodayCard() {
  const { t } = useTranslation('recommend');
  const heading = useRef<HTMLHeadingElement>(null);
  const suggestions = useQuery(orpc.recommend.list.queryOptions({ input: {} }));
  const aside = usePuttingAside(() => heading.current?.focus());
  if (!suggestions.isError && !suggestions.data?.length) return null;
  const now = Date.now();
  return (
    <Card className="flex flex-col gap-1 pb-2.5 md:basis-full!" data-testid="next-card">
      <h2
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2 text-base font-semibold text-ink focus-visible:outline-none"
      >
        <ListTodo size={17} aria-hidden className="text-accent-ink" />
        {t('title')}
      </h2>
      {suggestions.isError ? (
        <FaultView compact error={suggestions.error} onAction={() => void suggestions.refetch()} />
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {suggestions.data?.map((suggestion) => (
            <SuggestionRow key={suggestion.id} suggestion={suggestion} now={now} aside={aside} />
          ))}
        </ul>
      )}
    </Card>
  );
}
