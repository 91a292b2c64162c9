// Where a question is written. Enter asks, Shift+Enter breaks the line; a question too long is said before it is sent.
import { clsx } from 'clsx';
import { ArrowUp, Square } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import type { Style } from '#contract/tutor.ts';
import { useFormat } from '../../lib/format.ts';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { questionLimit } from './question-limit.ts';
import { ScopePicker } from './scope-picker.tsx';
import { StylePicker } from './style-picker.tsx';

/** Lines the box grows to where the browser cannot size it by its content. */
const maxLines = 6;

export interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  scope: Scope;
  onScope: (scope: Scope) => void;
  style: Style;
  /** Absent: no model is chosen, so there is nothing to choose here. */
  onStyle: ((style: Style) => void) | undefined;
  /** The text is an earlier question being reworded. */
  editing: boolean;
  /** Fetches the last question for rewording, by the up arrow in an empty box. */
  onEditLast: (() => void) | undefined;
  onLeaveEditing: () => void;
  running: boolean;
  onAsk: () => void;
  onStop: () => void;
  box: RefObject<HTMLTextAreaElement | null>;
}

export function Composer({
  text,
  onText,
  scope,
  onScope,
  style,
  onStyle,
  editing,
  onEditLast,
  onLeaveEditing,
  running,
  onAsk,
  onStop,
  box,
}: ComposerProps) {
  const { t } = useTranslation('tutor');
  const format = useFormat();
  const hintId = useId();
  const over = text.length - questionLimit;
  const sendable = text.trim().length > 0 && over <= 0 && !running;
  useShortcut('tutor.stop', onStop, running);
  return (
    <form
      className="@container flex flex-col gap-1 rounded-lg border border-line-strong bg-raised p-2 focus-within:border-accent"
      onSubmit={(event) => {
        event.preventDefault();
        if (sendable) onAsk();
      }}
    >
      {editing ? (
        <p className="flex items-center gap-2 px-2 text-sm text-ink-muted">
          <span className="flex-1">{t('composer.editing')}</span>
          <Button size="sm" variant="quiet" onClick={onLeaveEditing}>
            {t('composer.leaveEditing')}
          </Button>
        </p>
      ) : null}
      <textarea
        ref={box}
        value={text}
        rows={Math.min(maxLines, text.split('\n').length)}
        aria-label={t('composer.label')}
        aria-describedby={hintId}
        aria-invalid={over > 0 || undefined}
        placeholder={t('composer.placeholder')}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' && text === '' && onEditLast) {
            event.preventDefault();
            onEditLast();
          }
          if (event.key === 'Escape' && editing) {
            event.preventDefault();
            onLeaveEditing();
          }
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (sendable) onAsk();
        }}
        className="field-sizing-content max-h-40 w-full resize-none overflow-y-auto bg-transparent px-2 py-1 text-md text-ink outline-none placeholder:text-ink-faint"
      />
      <div className="flex flex-wrap items-center gap-2">
        <ScopePicker scope={scope} onChange={onScope} />
        {onStyle ? <StylePicker style={style} onChange={onStyle} /> : null}
        <p
          id={hintId}
          className={clsx(
            'flex-1',
            // In a narrow pane the button says enough; a question too long must always be said.
            over > 0 ? 'basis-40 text-sm text-danger-ink' : 'text-xs text-ink-muted',
          )}
        >
          <span className={over > 0 ? undefined : 'sr-only @md:not-sr-only'}>
            {over > 0
              ? t('composer.tooLong', { count: over, max: format.number(questionLimit) })
              : t('composer.keys')}
          </span>
        </p>
        {running ? (
          <Button icon={<Square size={14} aria-hidden />} onClick={onStop}>
            {t('composer.stop')}
          </Button>
        ) : (
          <Button
            type="submit"
            variant="primary"
            disabled={!sendable}
            icon={<ArrowUp size={16} aria-hidden />}
          >
            {t('composer.send')}
          </Button>
        )}
      </div>
    </form>
  );
}
