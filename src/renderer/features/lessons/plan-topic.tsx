// One topic of a plan: ticked or not, and every name a field.
import { clsx } from 'clsx';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { Field, Input } from '../../ui/field.tsx';
import type { PlanChange, PlannedTopic } from './plan.ts';
import { pageSpan } from './topic-section.tsx';

export interface PlanTopicProps {
  topic: PlannedTopic;
  at: number;
  onChange: (change: PlanChange) => void;
}

/** Kept when other topics change: a book has hundreds of fields. */
export const PlanTopic = memo(function PlanTopic({ topic, at, onChange }: PlanTopicProps) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const some = topic.lessons.some(({ wanted }) => wanted);
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <Checkbox
          checked={some}
          onChange={(wanted) => onChange({ kind: 'want', topic: at, wanted })}
          label={<span className="sr-only">{t('plan.wantTopic', { name: topic.name })}</span>}
        />
        <Field label={t('plan.topicName', { n: at + 1 })} labelHidden className="min-w-0 flex-1">
          <Input
            value={topic.name}
            maxLength={120}
            disabled={!some}
            onChange={(event) => onChange({ kind: 'name', topic: at, name: event.target.value })}
            className="font-semibold"
          />
        </Field>
      </div>
      <ol className="ms-7 flex flex-col gap-1">
        {topic.lessons.map((lesson, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a plan have no identity but their place.
          <li key={index} className="flex items-center gap-2">
            <Checkbox
              checked={lesson.wanted}
              onChange={(wanted) => onChange({ kind: 'want', topic: at, lesson: index, wanted })}
              label={<span className="sr-only">{t('plan.wantLesson', { title: lesson.title })}</span>}
            />
            <Field
              label={t('plan.lessonTitle', { n: index + 1, topic: topic.name })}
              labelHidden
              className="min-w-0 flex-1"
            >
              <Input
                value={lesson.title}
                maxLength={200}
                disabled={!lesson.wanted}
                onChange={(event) =>
                  onChange({ kind: 'title', topic: at, lesson: index, title: event.target.value })
                }
              />
            </Field>
            <span
              className={clsx(
                'w-24 shrink-0 text-end text-sm tabular-nums',
                lesson.wanted ? 'text-ink-muted' : 'text-ink-faint line-through',
              )}
            >
              {t('pages', { pages: pageSpan(format.number, lesson.pageFrom, lesson.pageTo) })}
            </span>
          </li>
        ))}
      </ol>
    </li>
  );
});
