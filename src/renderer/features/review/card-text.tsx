// The two sides of a card as they are asked and answered. A card with gaps shows its text again, filled in.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardType } from '#contract/review.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { filledIn, type GapText, withGaps } from './cloze.ts';

export interface CardSides {
  type: CardType;
  front: string;
  back: string;
}

export function FrontText({
  card,
  filled = false,
}: {
  card: Pick<CardSides, 'type' | 'front'>;
  filled?: boolean;
}) {
  if (card.type === 'basic') return <RichText text={card.front} />;
  return <Gaps front={card.front} filled={filled} />;
}

/** What is shown with the answer below the front; null when the front says all. */
export function BackText({ card }: { card: CardSides }) {
  return card.back.trim() === '' ? null : <RichText text={card.back} />;
}

function Gaps({ front, filled }: { front: string; filled: boolean }) {
  const { t } = useTranslation('review');
  const reason = t(filled ? 'card.filledGap' : 'card.gap');
  const { text, flags } = useMemo(() => {
    const shown: GapText = filled ? filledIn(front) : withGaps(front);
    return { text: shown.text, flags: { ranges: shown.gaps, reason, look: 'gap' as const } };
  }, [front, filled, reason]);
  return <RichText text={text} flags={flags} />;
}
