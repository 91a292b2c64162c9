// Marking by hand: what H, N and the buttons beside a selection do, and which highlight is open.
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Highlight, HighlightColour } from '#contract/highlights.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { notify } from '../../ui/toast.tsx';
import { selectedParts } from './selected-places.ts';
import type { Highlights } from './use-highlights.ts';

/** An open highlight, and where its panel stands when it is not drawn. */
export interface OpenedHighlight {
  id: string;
  at: DOMRect;
  /** Focus begins in the note. */
  toNote: boolean;
}

export interface Marking {
  colour: HighlightColour;
  opened: OpenedHighlight | null;
  open: (id: string, at: DOMRect, toNote?: boolean) => void;
  close: (id: string) => void;
  /** In the last colour unless one is given. Without a selection the highlight with the focus is opened. */
  mark: (colour?: HighlightColour) => Promise<void>;
  note: () => Promise<void>;
}

export function useMarking(
  root: RefObject<HTMLElement | null>,
  highlights: Highlights,
  dropSelected: () => void,
): Marking {
  const { t } = useTranslation('highlights');
  const toast = useFaultToast();
  const [colour, setColour] = useState<HighlightColour>('yellow');
  const [opened, setOpened] = useState<OpenedHighlight | null>(null);
  const open = (id: string, at: DOMRect, toNote = false) => setOpened({ id, at, toNote });

  const refuse = (error: unknown) => {
    const { code, params } = faultOf(error);
    const reason = params.reason;
    if (code === 'NOT_FOUND') notify.error(t('refused.title'), { detail: t('noPlace') });
    else if (code === 'BAD_REQUEST' && (reason === 'too_long' || reason === 'not_there'))
      notify.error(t('refused.title'), { detail: t(`refused.${reason}`, { max: params.max }) });
    else toast(error);
  };

  const make = async (wanted: HighlightColour, toNote: boolean) => {
    const parts = selectedParts(root.current);
    if (parts.length === 0) {
      const focused = document.activeElement?.closest<HTMLElement>('mark[data-highlight]');
      const id = focused && root.current?.contains(focused) ? focused.dataset.highlight : undefined;
      if (focused && id !== undefined) open(id, focused.getBoundingClientRect(), toNote);
      else notify.info(t('selectFirst'));
      return;
    }
    const at = document.getSelection()!.getRangeAt(0).getBoundingClientRect();
    let made: Highlight[] = [];
    try {
      made = await highlights.make(parts, wanted);
    } catch (error) {
      return refuse(error);
    }
    const [first] = made;
    if (!first) return notify.info(t('noPlace'));
    document.getSelection()?.removeAllRanges();
    dropSelected();
    if (toNote) open(first.id, at, true);
  };

  return {
    colour,
    opened,
    open,
    close: (id) => setOpened((now) => (now?.id === id ? null : now)),
    mark(wanted = colour) {
      setColour(wanted);
      return make(wanted, false);
    },
    note: () => make(colour, true),
  };
}
