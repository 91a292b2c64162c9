// One highlight opened: its colour, its note, and what can be made of it. The note is kept when the panel closes, by
// whatever way; a failed save can be tried again from its message.
import { Layers, ListChecks, MessageCircleQuestion, Trash2 } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Highlight, HighlightColour } from '#contract/highlights.ts';
import type { Material } from '#contract/library.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useHighlightActs } from '../../lib/highlight-acts.ts';
import { ColourButtons } from '../../lib/highlight-look.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Textarea } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { OpenedHighlight } from './use-marking.ts';
import { markSelector } from './view.ts';

export interface HighlightPanelProps {
  highlight: Highlight;
  material: Material;
  opened: OpenedHighlight;
  root: RefObject<HTMLElement | null>;
  onEdit: (change: { colour?: HighlightColour; note?: string }) => Promise<void>;
  onClose: () => void;
  onLeave: () => void;
}

export function HighlightPanel(props: HighlightPanelProps) {
  const { highlight, material, opened, root, onEdit, onClose, onLeave } = props;
  const { t } = useTranslation('highlights');
  const { t: reader } = useTranslation('reader');
  const toast = useFaultToast();
  const acts = useHighlightActs();
  const [note, setNote] = useState(highlight.note);
  const noteBox = useRef<HTMLTextAreaElement>(null);
  const returns = useRef(true);
  const find = () =>
    root.current?.querySelector<HTMLElement>(markSelector({ highlight: highlight.id })) ?? null;
  const { at } = opened;
  const anchor = useMemo(
    () => ({
      current: {
        getBoundingClientRect: () =>
          root.current?.querySelector(markSelector({ highlight: highlight.id }))?.getBoundingClientRect() ??
          at,
      },
    }),
    [root, highlight.id, at],
  );

  const edit = (change: Parameters<typeof onEdit>[0]): void => {
    onEdit(change).catch((error: unknown) => toast(error, () => edit(change)));
  };
  const close = () => {
    if (note !== highlight.note) edit({ note });
    onClose();
  };
  /** Leads away from the page: focus is not brought back. */
  const leaveFor = (next: () => void) => {
    returns.current = false;
    close();
    next();
  };
  const { page } = highlight;
  const scope = { materialId: material.id, pageFrom: page, pageTo: page };
  const words = highlight.quote.replace(/\s+/g, ' ');
  return (
    <Popover
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      label={t('one', { page })}
      anchor={anchor}
      onOpenAutoFocus={(event) => {
        if (!opened.toNote) return;
        event.preventDefault();
        noteBox.current?.focus();
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (!returns.current) return;
        // Only the first piece of a mark takes the focus.
        const mark = find();
        if (mark) mark.focus({ preventScroll: true });
        else onLeave();
      }}
    >
      <div className="flex flex-col gap-3">
        <ColourButtons
          label={t('colours')}
          chosen={highlight.colour}
          onChoose={(colour) => edit({ colour })}
        />
        {highlight.lost ? <p className="text-sm text-ink-muted">{t('lost')}</p> : null}
        <Field label={t('note')}>
          <Textarea
            ref={noteBox}
            value={note}
            maxLength={20_000}
            placeholder={t('noteHint')}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) close();
            }}
          />
        </Field>
        <div className="flex flex-wrap gap-1">
          <Button
            size="sm"
            variant="quiet"
            icon={<Layers aria-hidden size={15} />}
            onClick={() => leaveFor(() => acts.makeCard({ ...highlight, note }))}
          >
            {t('card')}
          </Button>
          <Button
            size="sm"
            variant="quiet"
            icon={<MessageCircleQuestion aria-hidden size={15} />}
            onClick={() =>
              leaveFor(() => act('askAbout', { scope, text: reader('askText', { text: words }) }))
            }
          >
            {t('ask')}
          </Button>
          <Button
            size="sm"
            variant="quiet"
            icon={<ListChecks aria-hidden size={15} />}
            onClick={() => leaveFor(() => act('makeQuiz', { scope, title: material.title }))}
          >
            {t('quiz')}
          </Button>
        </div>
        <div className="flex justify-between gap-2 border-t border-line pt-3">
          <Button
            size="sm"
            variant="quiet"
            icon={<Trash2 aria-hidden size={15} />}
            onClick={() => {
              onClose();
              acts.remove(highlight);
            }}
          >
            {t('remove')}
          </Button>
          <Button size="sm" variant="primary" onClick={close}>
            {t('done')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
