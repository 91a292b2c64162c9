// The timer and the lesson that is open: a button that has it run on the lesson, or the word that it does.
import { useQuery } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '#contract/lessons.ts';
import { orpc } from '../../lib/client.ts';
import { act } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

/** Nothing during a break, and nothing for a lesson that was put away. */
export function StudyThis({ lesson: { id, archivedAt } }: { lesson: Lesson }) {
  const { t } = useTranslation('lessons');
  const { data } = useQuery(orpc.timer.state.queryOptions());
  if (!data || archivedAt !== null) return null;
  const { live } = data;
  const study = () => act('study', { target: { lessonId: id } });
  const icon = <Timer aria-hidden size={15} />;
  if (live === null)
    return (
      <Button size="sm" icon={icon} onClick={study}>
        {t('act.study')}
      </Button>
    );
  if (live.kind === 'break' || live.kind === 'long_break') return null;
  if (live.target.lessonId === id)
    return (
      <Badge tone="accent" icon={<Timer aria-hidden size={13} />}>
        {t('lesson.timed')}
      </Badge>
    );
  return (
    <Tooltip label={t('act.timeThisHint')}>
      <Button size="sm" icon={icon} onClick={study}>
        {t('act.timeThis')}
      </Button>
    </Tooltip>
  );
}
