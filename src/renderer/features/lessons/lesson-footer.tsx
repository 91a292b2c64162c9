// The line under a lesson: how far it is read, whether it is done, and the way on.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Lesson } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { lessonPath } from '../../lib/paths.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { notify } from '../../ui/toast.tsx';

export interface LessonFooterProps {
  lesson: Lesson;
  /** Of the text, scrolled, or of the video, played. */
  share: number;
  secondsLeft: number;
}

export function LessonFooter({ lesson, share, secondsLeft }: LessonFooterProps) {
  const { t } = useTranslation('lessons');
  return (
    <footer className="border-t border-line bg-canvas">
      {lesson.type === 'pdf' ? null : (
        <Progress
          label={lesson.video === null ? t('readLabel') : t('watchedLabel')}
          value={Math.round(share * 100)}
          max={100}
          className="rounded-none"
        />
      )}
      <nav aria-label={t('footer')} className="flex flex-wrap items-center gap-2 px-4 py-2.5">
        <Neighbour to={lesson.previousId} label={t('previous')}>
          <ChevronLeft aria-hidden size={17} className="rtl:rotate-180" />
          <span className="hidden sm:inline">{t('previous')}</span>
        </Neighbour>
        <span className="flex flex-1 justify-center">
          <Done lesson={lesson} secondsLeft={secondsLeft} />
        </span>
        <Neighbour to={lesson.nextId} label={t('next')}>
          <span className="hidden sm:inline">{t('next')}</span>
          <ChevronRight aria-hidden size={17} className="rtl:rotate-180" />
        </Neighbour>
      </nav>
    </footer>
  );
}

function Done({ lesson, secondsLeft }: { lesson: Lesson; secondsLeft: number }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const input = { lessonId: lesson.id };
  const keep = (next: Lesson) => queries.setQueryData(orpc.lessons.get.queryKey({ input }), next);
  const complete = useMutation({
    mutationFn: () => client.lessons.complete(input),
    onSuccess: ({ lesson: next, xp }) => {
      keep(next);
      notify.success(t('completed', { title: lesson.title }), {
        above: true,
        ...(xp && xp.amount > 0 ? { detail: t('earned', { count: xp.amount }) } : {}),
        ...(xp && xp.amount === 0 ? { detail: t('capped') } : {}),
      });
    },
    onError: (error) => toast(error),
  });
  const reopen = useMutation({
    mutationFn: () => client.lessons.reopen(input),
    onSuccess: keep,
    onError: (error) => toast(error),
  });
  if (lesson.completedAt !== null) {
    return (
      <span className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 text-base text-success-ink">
        <span className="inline-flex items-center gap-1.5 font-medium">
          <CircleCheck aria-hidden size={18} />
          {t('lesson.done')}
        </span>
        <Button size="sm" variant="quiet" busy={reopen.isPending} onClick={() => reopen.mutate()}>
          {t('reopen')}
        </Button>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1">
      <Button
        variant="primary"
        disabled={secondsLeft > 0}
        busy={complete.isPending}
        icon={<CircleCheck aria-hidden size={17} />}
        onClick={() => complete.mutate()}
      >
        {t('markDone')}
      </Button>
      {secondsLeft > 0 ? (
        <span className="text-sm text-ink-muted tabular-nums">
          {t(lesson.video === null ? 'stillOpen' : 'stillPlay', {
            time: format.seconds(secondsLeft * 1000),
          })}
        </span>
      ) : null}
    </span>
  );
}

function Neighbour({ to, label, children }: { to: string | null; label: string; children: ReactNode }) {
  return to === null ? (
    <span aria-hidden className={buttonClass('quiet')} style={{ visibility: 'hidden' }}>
      {children}
    </span>
  ) : (
    <Link to={lessonPath(to)} aria-label={label} className={buttonClass('quiet')}>
      {children}
    </Link>
  );
}
