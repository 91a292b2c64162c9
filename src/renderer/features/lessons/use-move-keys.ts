// Alt and an arrow move whatever has focus among its neighbours, and focus stays with it in its new place.
import { useQueryClient } from '@tanstack/react-query';
import { orpc } from '../../lib/client.ts';
import { useShortcut } from '../../lib/keyboard.ts';

/** Rows say what they are by `data-move`; `move` resolves once the core has moved it. */
export function useMoveKeys(move: (key: string, by: -1 | 1) => Promise<unknown>): void {
  const queries = useQueryClient();
  const go = async (by: -1 | 1) => {
    const key = document.activeElement?.closest<HTMLElement>('[data-move]')?.dataset.move;
    if (key === undefined) return;
    await move(key, by);
    await Promise.all(
      [orpc.lessons.key(), orpc.subjects.key()].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    requestAnimationFrame(() => {
      // An element that is moved in the page loses focus.
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-move="${key}"] :is(a, button)`)?.focus();
    });
  };
  useShortcut('lesson.moveUp', () => void go(-1));
  useShortcut('lesson.moveDown', () => void go(1));
}
