// Progress → Mastery: every topic on the shelf with what is known of it. The topic whose reasons are open stands in the
// address, so that a link from elsewhere leads straight to them.
import { useQuery } from '@tanstack/react-query';
import { Map as MapIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { ProgressFrame } from '../../lib/progress-frame.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Section } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { TopicCard } from './topic-card.tsx';
import { WhyDialog } from './why-dialog.tsx';

export function Component() {
  const { t } = useTranslation('mastery');
  const [query, setQuery] = useSearchParams();
  const map = useQuery(orpc.mastery.map.queryOptions({ input: {} }));
  const shelves = map.data?.filter(({ topics }) => topics.length > 0);
  const now = map.dataUpdatedAt;
  const shown = query.get('topic');
  const opened = shelves?.flatMap(({ topics }) => topics).find(({ topicId }) => topicId === shown);
  return (
    <ProgressFrame section="mastery">
      {map.isError ? (
        <FaultView error={map.error} onAction={() => void map.refetch()} />
      ) : !shelves ? (
        <Skeleton lines={6} />
      ) : shelves.length === 0 ? (
        <EmptyState
          icon={<MapIcon size={28} />}
          title={t('empty.title')}
          action={
            <Link to="/library" className={buttonClass('primary')}>
              {t('empty.action')}
            </Link>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <p className="max-w-3xl text-base text-ink-muted">{t('about')}</p>
          {shelves.map(({ subjectId, name, topics }) => (
            <Section key={subjectId} title={name}>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(22rem,100%),1fr))] gap-3">
                {topics.map((topic) => (
                  <TopicCard
                    key={topic.topicId}
                    topic={topic}
                    subjectId={subjectId}
                    now={now}
                    onWhy={() => setQuery({ topic: topic.topicId })}
                  />
                ))}
              </ul>
            </Section>
          ))}
          {opened ? (
            <WhyDialog
              topicId={opened.topicId}
              name={opened.name}
              onClose={() => setQuery({}, { replace: true })}
            />
          ) : null}
        </>
      )}
    </ProgressFrame>
  );
}
