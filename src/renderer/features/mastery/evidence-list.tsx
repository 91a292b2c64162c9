// The answers behind a number, newest first: where each moved it, whether it was right, and how much it counted.
import { ArrowDown, ArrowUp, Check, Minus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Evidence } from '#contract/mastery.ts';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { attemptPath } from '../../lib/paths.ts';
import { directionOf, weightWords } from './words.ts';

const arrows = { up: ArrowUp, down: ArrowDown, same: Minus };
const inks = { up: 'text-success-ink', down: 'text-danger-ink', same: 'text-ink-muted' };

export interface EvidenceListProps {
  evidence: readonly Evidence[];
  /** Too few answers make no number worth showing. */
  withNumbers: boolean;
}

export function EvidenceList({ evidence, withNumbers }: EvidenceListProps) {
  const { t } = useTranslation('mastery');
  return (
    <ul aria-label={t('why.list')} className="flex flex-col divide-y divide-line border-y border-line">
      {evidence.map((each) => (
        <Row key={each.id} evidence={each} withNumbers={withNumbers} />
      ))}
    </ul>
  );
}

function Row({ evidence, withNumbers }: { evidence: Evidence; withNumbers: boolean }) {
  const { t } = useTranslation('mastery');
  const format = useFormat();
  const { at, right, kind, difficulty, weight, before, after, text, attemptId } = evidence;
  const direction = directionOf(evidence);
  const Arrow = arrows[direction];
  const Mark = right ? Check : X;
  return (
    <li data-testid="evidence" className="flex gap-3 py-2.5">
      <span className={`flex w-20 shrink-0 items-start gap-1.5 text-base tabular-nums ${inks[direction]}`}>
        <Arrow aria-hidden size={16} className="mt-0.5 shrink-0" />
        <span className="sr-only">{t(`moved.${direction}`)}</span>
        {withNumbers ? t('why.step', { before: format.number(before), after: format.number(after) }) : null}
      </span>
      <div className="min-w-0 flex-1">
        <div className="text-base wrap-anywhere text-ink">
          {text ? <RichText text={text} /> : <p className="text-ink-muted">{t('why.gone')}</p>}
        </div>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-sm text-ink-muted">
          <span className="inline-flex items-center gap-1">
            <Mark aria-hidden size={13} />
            {t(right ? 'right' : 'wrong')}
          </span>
          {[t(`kind.${kind}`), t(`difficulty.${difficulty}`), weightWords(weight, format, t)].map((words) => (
            <span key={words}>· {words}</span>
          ))}
          <span title={format.dateTime(at)}>· {format.relative(at, Date.now())}</span>
          {attemptId ? (
            <>
              <span aria-hidden>·</span>
              <Link to={attemptPath(attemptId)} className="text-accent-ink underline">
                {t('why.attempt')}
              </Link>
            </>
          ) : null}
        </p>
      </div>
    </li>
  );
}
