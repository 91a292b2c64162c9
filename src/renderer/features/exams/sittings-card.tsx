// Trying oneself out: a placement to begin with, and a mock exam against the clock.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Exam } from '#contract/exams.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { attemptPath } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Card } from '../../ui/layout.tsx';
import { SittingList } from './sitting-list.tsx';

const lengths = { short: [10, 15], usual: [20, 30], long: [40, 60] } as const;
type Length = keyof typeof lengths;

export function SittingsCard({ exam }: { exam: Exam }) {
  const { t } = useTranslation('exams');
  const { t: tu } = useTranslation('ui');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const [length, setLength] = useState<Length>('usual');
  const [questions, minutes] = lengths[length];
  const go = { onSuccess: ({ id }: { id: string }) => void navigate(attemptPath(id)) };
  const placement = useMutation({
    mutationFn: () => client.exams.placement({ examId: exam.id }),
    onSuccess: go.onSuccess,
    onError: (error) => toast(error),
  });
  const mock = useMutation({
    mutationFn: () => client.exams.mock({ examId: exam.id, questions, minutes }),
    onSuccess: go.onSuccess,
    onError: (error) => toast(error),
  });
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="text-md font-semibold text-ink">{t('sittings.title')}</h2>
      <div className="flex flex-col gap-1">
        <p className="text-sm text-ink-muted">{t('sittings.placementText')}</p>
        <Button className="self-start" busy={placement.isPending} onClick={() => placement.mutate()}>
          {t(exam.placementQuizId ? 'sittings.placementAgain' : 'sittings.whereIStand')}
        </Button>
      </div>
      <div className="flex flex-col gap-1">
        <p className="text-sm text-ink-muted">{t('sittings.mockText')}</p>
        <Button className="self-start" onClick={() => setAsking(true)}>
          {t('sittings.mock')}
        </Button>
      </div>
      <SittingList examId={exam.id} />
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('sittings.mock')}
        description={t('sittings.mockRules')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{tu('cancel')}</Button>
            <Button variant="primary" busy={mock.isPending} onClick={() => mock.mutate()}>
              {t('sittings.begin')}
            </Button>
          </>
        }
      >
        <RadioCards
          columns="sm"
          label={t('sittings.length')}
          value={length}
          onChange={setLength}
          choices={(Object.keys(lengths) as Length[]).map((value) => ({
            value,
            label: t('sittings.questions', { count: lengths[value][0] }),
            detail: format.duration(lengths[value][1] * 60_000),
          }))}
        />
      </Dialog>
    </Card>
  );
}
