// The card in front: its question, then its answer and four ways to say how it went. Focus follows the work: on "Show
// answer", then on "Good", whose description is the text to hear.
import { Ban, Flag, Info, Moon, Pencil, TriangleAlert, Undo2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, Rating, Turn } from '#contract/review.ts';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps, useShortcut } from '../../lib/keyboard.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card as Panel } from '../../ui/layout.tsx';
import { CardDialog } from './card-dialog.tsx';
import { CardInfo } from './card-info.tsx';
import { BackText, FrontText } from './card-text.tsx';
import { RatingBar } from './rating-bar.tsx';
import { ratings } from './tally.ts';
import type { Sitting } from './use-sitting.ts';

export interface TurnViewProps {
  card: Card;
  outcomes: Turn['outcomes'];
  undoable: number;
  sitting: Sitting;
  onShowPage: (card: Card) => void;
}

export function TurnView({ card, outcomes, undoable, sitting, onShowPage }: TurnViewProps) {
  const { t } = useTranslation('review');
  const [shown, setShown] = useState(false);
  const [open, setOpen] = useState<'edit' | 'info' | null>(null);
  const [shownAt] = useState(() => performance.now());
  const frontId = useId();
  const backId = useId();
  const primary = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the other side has been drawn.
  useEffect(() => {
    primary.current?.focus({ preventScroll: true });
  }, [shown]);

  const show = () => {
    setShown(true);
    announce(t('said.answer'));
  };
  const rate = (rating: Rating) => {
    if (sitting.busy) return;
    const latencyMs = Math.round(performance.now() - shownAt);
    sitting.answer.mutate({ cardId: card.id, rating, latencyMs, comesBackIn: outcomes?.[rating] ?? null });
  };
  const suspend = () => sitting.suspend.mutate({ cardId: card.id, suspended: true });
  useShortcut('review.show', () => (shown ? rate('good') : show()));
  useShortcut('review.rate', ({ key }) => rate(ratings[Number(key) - 1] ?? 'good'), shown);
  useShortcut('review.edit', () => setOpen('edit'));
  useShortcut('review.info', () => setOpen('info'));
  useShortcut('review.flag', () => sitting.flag.mutate(card));
  useShortcut('review.bury', () => sitting.bury.mutate(card.id), !sitting.busy);
  useShortcut('review.suspend', suspend, !sitting.busy);
  useShortcut('review.showPage', () => onShowPage(card), shown && card.source !== null);

  return (
    <>
      <Panel className="flex min-h-72 flex-1 flex-col gap-4 p-5" data-testid="card">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 flex-1 text-sm text-ink-muted">
            {[t(`state.${card.state}`), card.topicName].filter(Boolean).join(' · ')}
            {card.flagged ? (
              <span className="ms-2 inline-flex items-center gap-1 text-warning-ink">
                <Flag aria-hidden size={14} />
                {t('state.flagged')}
              </span>
            ) : null}
          </p>
          <IconButton
            size="sm"
            label={t('act.undo')}
            keys={shortcutCaps('review.undo')}
            icon={<Undo2 aria-hidden size={16} />}
            disabled={undoable === 0}
            onClick={() => sitting.undo.mutate()}
          />
          <IconButton
            size="sm"
            label={t('act.edit')}
            keys={shortcutCaps('review.edit')}
            icon={<Pencil aria-hidden size={16} />}
            onClick={() => setOpen('edit')}
          />
          <IconButton
            size="sm"
            label={t('act.flag')}
            keys={shortcutCaps('review.flag')}
            icon={<Flag aria-hidden size={16} />}
            pressed={card.flagged}
            onClick={() => sitting.flag.mutate(card)}
          />
          <IconButton
            size="sm"
            label={t('act.bury')}
            keys={shortcutCaps('review.bury')}
            icon={<Moon aria-hidden size={16} />}
            onClick={() => sitting.bury.mutate(card.id)}
          />
          <IconButton
            size="sm"
            label={t('act.suspend')}
            keys={shortcutCaps('review.suspend')}
            icon={<Ban aria-hidden size={16} />}
            onClick={suspend}
          />
          <IconButton
            size="sm"
            label={t('act.info')}
            keys={shortcutCaps('review.info')}
            icon={<Info aria-hidden size={16} />}
            onClick={() => setOpen('info')}
          />
        </div>
        <div className="mx-auto my-auto flex w-full max-w-2xl flex-col gap-5 py-4 text-center font-serif text-xl text-ink">
          <div id={frontId}>
            <FrontText card={card} filled={shown} />
          </div>
          {shown ? (
            <div id={backId} data-testid="answer-side" className="border-t border-line pt-5 empty:hidden">
              <BackText card={card} />
            </div>
          ) : null}
        </div>
        {shown ? <Footer card={card} onShowPage={() => onShowPage(card)} /> : null}
        {card.leech ? (
          <Leech lapses={card.lapses} onRewrite={() => setOpen('edit')} onSuspend={suspend} />
        ) : null}
      </Panel>
      <div className="sticky bottom-0 z-10 -mx-2 border-t border-line bg-canvas px-2 py-3">
        {shown ? (
          <RatingBar
            outcomes={outcomes}
            busy={sitting.busy}
            describedBy={card.type === 'cloze' ? `${frontId} ${backId}` : backId}
            good={primary}
            onRate={rate}
          />
        ) : (
          <div className="flex justify-center">
            <Button
              ref={primary}
              variant="primary"
              size="lg"
              className="min-w-56"
              aria-describedby={frontId}
              onKeyDown={(event) => event.repeat && event.preventDefault()}
              onClick={show}
            >
              {t('show')}
            </Button>
          </div>
        )}
      </div>
      {open === 'edit' ? (
        <CardDialog card={card} onClose={() => setOpen(null)} onSaved={sitting.changed} />
      ) : null}
      {open === 'info' ? <CardInfo card={card} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Footer({ card: { source }, onShowPage }: { card: Card; onShowPage: () => void }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  if (!source) return null;
  return (
    <p className="flex flex-wrap items-center justify-center gap-2 text-sm text-ink-muted">
      <span>{t('card.source', { title: source.materialTitle, page: format.number(source.page) })}</span>
      <Button size="sm" title={shortcutCaps('review.showPage').join(' ')} onClick={onShowPage}>
        {t('act.showPage')}
      </Button>
    </p>
  );
}

function Leech({
  lapses,
  onRewrite,
  onSuspend,
}: {
  lapses: number;
  onRewrite: () => void;
  onSuspend: () => void;
}) {
  const { t } = useTranslation('review');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft px-3 py-2 text-warning-ink">
      <TriangleAlert aria-hidden size={18} className="shrink-0" />
      <p className="min-w-0 flex-1 basis-60">{t('leech.text', { count: lapses })}</p>
      <Button size="sm" onClick={onRewrite}>
        {t('leech.rewrite')}
      </Button>
      <Button size="sm" onClick={onSuspend}>
        {t('leech.suspend')}
      </Button>
    </div>
  );
}
