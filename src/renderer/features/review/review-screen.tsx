// A sitting with the cards: one at a time, its page beside it when asked for, and what was done at the end.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Card } from '#contract/review.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { ReaderPaneSlot, type ReaderTarget } from '../../lib/reader-slot.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/layout.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { CountsLine } from './counts-line.tsx';
import { EndView } from './end-view.tsx';
import { cardsPath } from './paths.ts';
import { TurnView } from './turn-view.tsx';
import { useSitting } from './use-sitting.ts';

export function Component() {
  const { t } = useTranslation('review');
  const sitting = useSitting();
  const { turn } = sitting;
  const [beside, setBeside] = useState<ReaderTarget | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const undoable = turn.data?.undoable ?? 0;
  const shown = `${turn.data?.card?.id} ${undoable} ${sitting.tally.length}`;
  // The page of one card may hold the answer to the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another card, or the same one again, is in front.
  useEffect(() => setBeside(null), [shown]);
  useShortcut('review.undo', () => sitting.undo.mutate(), undoable > 0 && !sitting.busy);

  const showPage = ({ source }: Card) => {
    if (!source) return;
    const { materialId, page, charFrom, charTo } = source;
    if (!beside && document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    setBeside({ materialId, page, marks: charTo > charFrom ? [{ page, charFrom, charTo }] : [] });
  };
  const closePage = () => {
    setBeside(null);
    requestAnimationFrame(() => {
      if (opener.current?.isConnected) opener.current.focus({ preventScroll: true });
    });
  };
  return (
    <SplitPane
      id="review"
      label={t('split')}
      initial={50}
      start={
        // The bar with the answers stays at the lower edge, however short the card.
        <Page width="md" className="min-h-full gap-4 pb-0">
          <PageHeader
            title={t('title')}
            actions={
              turn.data?.card ? (
                <Link to={cardsPath()} className={buttonClass('quiet')}>
                  {t('leave')}
                </Link>
              ) : null
            }
          />
          {turn.isPending ? (
            <Skeleton lines={6} />
          ) : turn.isError ? (
            <FaultView error={turn.error} onAction={sitting.refetch} />
          ) : turn.data.card ? (
            <>
              <CountsLine counts={turn.data.counts} />
              <TurnView
                // Anew for each turn of a card, so that a card that comes again at once is asked again.
                key={shown}
                card={turn.data.card}
                outcomes={turn.data.outcomes}
                undoable={undoable}
                sitting={sitting}
                onShowPage={showPage}
              />
            </>
          ) : (
            <EndView turn={turn.data} sitting={sitting} />
          )}
        </Page>
      }
      end={beside ? <ReaderPaneSlot target={beside} onClose={closePage} /> : null}
    />
  );
}
