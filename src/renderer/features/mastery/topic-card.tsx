// One topic: its level in words, how sure that is, what it rests on, and what to do about it.
import { ListChecks, MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TopicMastery } from '#contract/mastery.ts';
import { useFormat } from '../../lib/format.ts';
import { subjectPath } from '../../lib/paths.ts';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Band } from './band.tsx';
import { LevelBadge } from './level-badge.tsx';
import { basis, meaning, rangeOf } from './words.ts';

export interface TopicCardProps {
  topic: TopicMastery & { name: string };
  subjectId: string;
  now: number;
  onWhy: () => void;
}

export function TopicCard({ topic, subjectId, now, onWhy }: TopicCardProps) {
  const { t } = useTranslation('mastery');
  const format = useFormat();
  const { name, topicId, level, lessons, lessonsDone } = topic;
  const range = rangeOf(topic);
  const rests = basis(topic, format, t);
  const of = (words: string) => t('ofTopic', { act: words, topic: name });
  return (
    <li
      data-testid="topic"
      className="flex flex-col gap-2.5 rounded-lg border border-line bg-surface p-4"
      aria-label={name}
    >
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 font-medium wrap-anywhere text-ink">{name}</h3>
        <span className="shrink-0">
          <LevelBadge level={level} />
        </span>
      </div>
      <div>
        <Band range={range} />
        <p className="mt-1 text-base text-ink">{meaning(topic, now, t)}</p>
        {rests ? <p className="text-sm text-ink-muted">{rests}</p> : null}
        {lessons > 0 ? (
          <p className="text-sm text-ink-muted">
            <Link to={subjectPath(subjectId)} className="hover:text-ink hover:underline">
              {t('lessons', { done: format.number(lessonsDone), count: lessons })}
            </Link>
          </p>
        ) : null}
      </div>
      <div className="mt-auto flex flex-wrap gap-2">
        {rests ? (
          <Button size="sm" aria-label={of(t('why.open'))} aria-haspopup="dialog" onClick={onWhy}>
            {t('why.open')}
          </Button>
        ) : null}
        <Button
          size="sm"
          icon={<ListChecks aria-hidden size={14} />}
          aria-label={of(t('quiz'))}
          onClick={() => act('makeQuiz', { scope: { topicId } })}
        >
          {t('quiz')}
        </Button>
        <Button
          size="sm"
          icon={<MessageCircleQuestion aria-hidden size={14} />}
          aria-label={of(t('ask'))}
          onClick={() => act('askAbout', { scope: { topicId } })}
        >
          {t('ask')}
        </Button>
      </div>
    </li>
  );
}
