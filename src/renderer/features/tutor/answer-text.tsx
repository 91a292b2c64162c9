// The words of an answer: quotes as they stand, or a model's text with its doubtful sentences underlined. Where less
// than half of a model's text was found in the sources, the quotes come first and the text is folded away.
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/tutor.ts';
import { RichText } from '../../lib/math/rich-text.tsx';

interface AnswerTextProps {
  message: Message;
  /** Draws a marker; stable. */
  cite: (n: number) => ReactNode;
}

export function AnswerText({ message, cite }: AnswerTextProps) {
  const { t } = useTranslation('tutor');
  if (message.extract === null) return <Said message={message} cite={cite} />;
  return (
    <>
      <div className="font-serif text-md leading-relaxed text-ink">
        <RichText text={message.extract} citations={cite} />
      </div>
      {message.text ? (
        <details className="group rounded-md border border-line bg-canvas">
          <summary className="flex cursor-pointer items-center gap-2 rounded-md px-3 py-2 text-base font-medium text-ink-muted hover:text-ink">
            <ChevronRight aria-hidden size={16} className="transition-transform group-open:rotate-90" />
            {t('answer.doubtful')}
          </summary>
          <div className="px-3 pb-3">
            <Said message={message} cite={cite} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function Said({ message, cite }: AnswerTextProps) {
  const { t } = useTranslation('tutor');
  const reason = t('answer.unsupported');
  const flags = useMemo(() => {
    const ranges = message.sentences.filter(({ support }) => support === 'unsupported');
    return ranges.length > 0 ? { ranges, reason } : undefined;
  }, [message.sentences, reason]);
  if (!message.text) return null;
  return (
    <div
      data-general={message.general || undefined}
      className={
        message.general
          ? 'flex flex-col gap-2 border-s-4 border-line-strong ps-3 font-serif text-md leading-relaxed text-ink'
          : 'font-serif text-md leading-relaxed text-ink'
      }
    >
      {message.general ? (
        <p className="font-sans text-sm font-medium text-ink-muted">{t('answer.general')}</p>
      ) : null}
      <RichText text={message.text} citations={cite} {...(flags ? { flags } : {})} />
      {flags ? <p className="mt-2 font-sans text-sm text-ink-muted">{t('answer.unsupportedNote')}</p> : null}
    </div>
  );
}
