// "Why this number?": the latest answers behind it with what each did, and what not practising took since.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Ageing } from './ageing.tsx';
import { Band } from './band.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { LevelBadge } from './level-badge.tsx';
import { basis, meaning, rangeOf } from './words.ts';

const few = 10;
const most = 100;

export interface WhyDialogProps {
  topicId: string;
  name: string;
  onClose: () => void;
}

export function WhyDialog({ topicId, name, onClose }: WhyDialogProps) {
  const { t } = useTranslation('mastery');
  const format = useFormat();
  const [limit, setLimit] = useState(few);
  const why = useQuery({
    ...orpc.mastery.why.queryOptions({ input: { topicId, limit } }),
    placeholderData: (before) => before,
  });
  const range = why.data ? rangeOf(why.data.mastery) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="lg"
      title={t('why.title', { topic: name })}
      footer={
        <Button variant="primary" onClick={() => act('makeQuiz', { scope: { topicId } })}>
          {t('quiz')}
        </Button>
      }
    >
      {why.isError ? (
        <FaultView error={why.error} onAction={() => void why.refetch()} />
      ) : !why.data ? (
        <Skeleton lines={6} />
      ) : (
        <div className="flex flex-col gap-4">
          <div className="flex flex-col gap-1.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-ink">
              <LevelBadge level={why.data.mastery.level} />
              {meaning(why.data.mastery, why.dataUpdatedAt, t)}
            </p>
            <Band range={range} />
            <p className="text-sm text-ink-muted">
              {range
                ? t('band', {
                    low: format.number(range.low),
                    high: format.number(range.high),
                    score: format.number(range.score),
                  })
                : t('noBand')}
              {' · '}
              {basis(why.data.mastery, format, t)}
            </p>
          </div>
          <Ageing ageing={why.data.ageing} />
          <EvidenceList evidence={why.data.evidence} withNumbers={range !== null} />
          {limit < most && why.data.mastery.answers > limit ? (
            <Button className="self-center" busy={why.isPlaceholderData} onClick={() => setLimit(most)}>
              {t('why.more')}
            </Button>
          ) : null}
          <p className="text-sm text-ink-muted">{t('why.rules')}</p>
        </div>
      )}
    </Dialog>
  );
}
