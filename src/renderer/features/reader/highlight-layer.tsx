// What happens at highlights in the text: pressing one opens its panel, resting on one shows its note. The marks are
// drawn by the pages, so one listener for all of them stands here.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Material } from '#contract/library.ts';
import { HighlightPanel } from './highlight-panel.tsx';
import { NoteBubble } from './note-bubble.tsx';
import type { Highlights } from './use-highlights.ts';
import type { Marking } from './use-marking.ts';

export interface HighlightLayerProps {
  root: RefObject<HTMLElement | null>;
  material: Material;
  highlights: Highlights;
  marking: Marking;
  /** After the panel, when its mark is gone. */
  onLeave: () => void;
}

export function HighlightLayer({ root, material, highlights, marking, onLeave }: HighlightLayerProps) {
  const { opened } = marking;
  useOpening(root, marking);
  const rested = useRestedOn(root);
  const current = highlights.all.find(({ id }) => id === opened?.id);
  const noted = highlights.all.find(({ id }) => id === rested.id);
  return (
    <>
      {opened && current ? (
        <HighlightPanel
          key={current.id}
          highlight={current}
          material={material}
          opened={opened}
          root={root}
          onEdit={(change) => highlights.edit(current.id, change)}
          onClose={() => marking.close(current.id)}
          onLeave={onLeave}
        />
      ) : null}
      {rested.id !== null && noted && noted.note.trim() !== '' && !current ? (
        <NoteBubble
          root={root}
          note={noted.note}
          at={rested.at}
          onEnter={rested.stay}
          onLeave={rested.leave}
        />
      ) : null}
    </>
  );
}

function highlightAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('mark[data-highlight]') : null;
}

function useOpening(root: RefObject<HTMLElement | null>, marking: Marking): void {
  const latest = useRef(marking);
  useEffect(() => {
    latest.current = marking;
  });
  useEffect(() => {
    const element = root.current;
    const open = (event: Event) => {
      const mark = highlightAt(event.target);
      const id = mark?.dataset.highlight;
      if (!mark || id === undefined) return false;
      latest.current.open(id, mark.getBoundingClientRect());
      return true;
    };
    const onClick = (event: MouseEvent) => {
      // The end of a selection is no press.
      if (document.getSelection()?.isCollapsed !== false) open(event);
    };
    const onKey = (event: KeyboardEvent) => {
      if ((event.key === 'Enter' || event.key === ' ') && open(event)) event.preventDefault();
    };
    element?.addEventListener('click', onClick);
    element?.addEventListener('keydown', onKey);
    return () => {
      element?.removeEventListener('click', onClick);
      element?.removeEventListener('keydown', onKey);
    };
  }, [root]);
}

/** Long enough to move from a mark to its note. */
const lingerMs = 250;

/** The highlight under the pointer or with the focus. */
function useRestedOn(root: RefObject<HTMLElement | null>) {
  const [at, setAt] = useState<{ id: string; at: DOMRect } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAt(null), lingerMs);
  };
  const leaveLater = useRef(leave);
  useEffect(() => {
    const element = root.current;
    const enter = (event: Event) => {
      const mark = highlightAt(event.target);
      const id = mark?.dataset.highlight;
      if (!mark || id === undefined) return;
      clearTimeout(timer.current);
      setAt({ id, at: mark.getBoundingClientRect() });
    };
    const out = (event: Event) => {
      if (highlightAt(event.target)) leaveLater.current();
    };
    const drop = () => setAt(null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') drop();
    };
    for (const name of ['pointerover', 'focusin']) element?.addEventListener(name, enter);
    for (const name of ['pointerout', 'focusout']) element?.addEventListener(name, out);
    element?.addEventListener('scroll', drop, { capture: true, passive: true });
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      clearTimeout(timer.current);
      for (const name of ['pointerover', 'focusin']) element?.removeEventListener(name, enter);
      for (const name of ['pointerout', 'focusout']) element?.removeEventListener(name, out);
      element?.removeEventListener('scroll', drop, { capture: true });
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [root]);
  return {
    id: at?.id ?? null,
    at: at?.at ?? new DOMRect(),
    stay: () => clearTimeout(timer.current),
    leave,
  };
}
