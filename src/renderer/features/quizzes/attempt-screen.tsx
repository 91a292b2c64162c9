// One sitting of a quiz: a question at a time with feedback at once, the page beside it when asked for, and the
// result at the end. Everything answered is stored at once, so leaving and coming back is always safe.
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import type { Verdict } from '#contract/quizzes.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { ReaderPaneSlot, type ReaderTarget } from '../../lib/reader-slot.tsx';
import { Page } from '../../ui/layout.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { AttemptView, type Made } from './attempt-view.tsx';
import { ExamView } from './exam-view.tsx';
import { ResultView } from './result-view.tsx';

export function Component() {
  const { t } = useTranslation('quizzes');
  const { attemptId = '' } = useParams();
  const attempt = useQuery(orpc.quizzes.attempt.queryOptions({ input: { attemptId } }));
  const [beside, setBeside] = useState<ReaderTarget | null>(null);
  const made = useLocation().state as Made | null;
  const opener = useRef<HTMLElement | null>(null);
  if (attempt.isPending) {
    return (
      <Page width="md">
        <Skeleton lines={6} />
      </Page>
    );
  }
  if (attempt.isError) return <FaultView error={attempt.error} onAction={() => attempt.refetch()} />;

  const showPage = (source: Verdict['source']) => {
    if (!source) return;
    const { materialId, page, charFrom, charTo, quote } = source;
    if (!beside && document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    setBeside({ materialId, page, marks: [{ page, charFrom, charTo, quote }] });
  };
  const close = () => {
    setBeside(null);
    requestAnimationFrame(() => {
      if (opener.current?.isConnected) opener.current.focus({ preventScroll: true });
    });
  };
  return (
    <SplitPane
      id="quiz"
      label={t('attempt.split')}
      initial={46}
      start={
        // The bar with the next step stays at the lower edge, however short the question.
        <Page width="md" className={attempt.data.status === 'finished' ? '' : 'min-h-full gap-4 pb-0'}>
          {attempt.data.status === 'finished' ? (
            <ResultView attempt={attempt.data} onShowPage={showPage} />
          ) : attempt.data.mode === 'exam' ? (
            <ExamView key={attempt.data.id} attempt={attempt.data} />
          ) : (
            <AttemptView
              attempt={attempt.data}
              made={made}
              pageOpen={beside !== null}
              onShowPage={showPage}
            />
          )}
        </Page>
      }
      end={beside ? <ReaderPaneSlot target={beside} onClose={close} /> : null}
    />
  );
}
