// The line under an answer: who answered, from how much of what was found, how long it took and what it cost.
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/tutor.ts';
import { useFormat } from '../../lib/format.ts';

/** Reasons with words of their own; any other is said in general. */
const knownFallbacks = [
  'unreachable',
  'model_missing',
  'no_model_chosen',
  'key_missing',
  'consent_needed',
  'budget_spent',
  'never_connect',
  'not_in_sources',
  'unsupported',
  'never_send',
  'MODEL_UNREACHABLE',
  'MODEL_MISSING',
  'MODEL_REFUSED',
  'MODEL_FAILED',
  'MODEL_BUSY',
  'KEY_MISSING',
  'KEY_REJECTED',
  'BUDGET_SPENT',
  'OFFLINE',
] as const;
type KnownFallback = (typeof knownFallbacks)[number];

export function AnswerLine({ message }: { message: Message }) {
  const { t } = useTranslation('tutor');
  const format = useFormat();
  const { mode, model, passagesUsed, passagesFound, contextTokens, spent } = message;
  const parts: string[] = [];
  if (mode === 'local' || mode === 'cloud') parts.push(t(`answer.by.${mode}`, { model }));
  else parts.push(t('answer.mode'));
  if (passagesUsed !== null && passagesFound !== null)
    parts.push(
      passagesUsed < passagesFound && contextTokens !== null
        ? t('answer.usedLimited', {
            used: passagesUsed,
            found: passagesFound,
            limit: format.number(contextTokens),
          })
        : t('answer.used', { used: passagesUsed, found: passagesFound }),
    );
  if (spent) {
    parts.push(format.seconds(spent.durationMs));
    if (mode === 'cloud')
      parts.push(spent.cost === null ? t('answer.costUnknown') : format.money(spent.cost, spent.currency));
  }
  return <p className="me-auto py-1 text-xs text-ink-muted">{parts.join(' · ')}</p>;
}

/** Why the chosen model did not answer, or not first; nothing when it did. */
export function FallbackNote({ message: { fallback } }: { message: Message }) {
  const { t } = useTranslation('tutor');
  if (fallback === null || fallback === 'no_passages') return null;
  const known = (knownFallbacks as readonly string[]).includes(fallback);
  return (
    <p className="text-sm text-ink-muted">{t(`fallback.${known ? (fallback as KnownFallback) : 'other'}`)}</p>
  );
}
