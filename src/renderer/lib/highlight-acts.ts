// What can be done with a highlight wherever it is listed.
import { useTranslation } from 'react-i18next';
import type { Highlight } from '#contract/highlights.ts';
import { notify } from '../ui/toast.tsx';
import { client } from './client.ts';
import { useFaultToast } from './fault-view.tsx';
import { act } from './slots.ts';

export interface HighlightActs {
  /** At once, with the way back in a message. */
  remove: (highlight: Highlight) => void;
  makeCard: (highlight: Highlight) => void;
}

export function useHighlightActs(): HighlightActs {
  const { t } = useTranslation('highlights');
  const { t: ui } = useTranslation('ui');
  const toast = useFaultToast();
  return {
    remove({ id: highlightId }) {
      client.highlights.remove({ highlightId }).then(
        () =>
          notify.undoable(t('removed'), ui('undo'), () => {
            client.highlights.restore({ highlightId }).catch((error: unknown) => toast(error));
          }),
        (error: unknown) => toast(error),
      );
    },
    makeCard({ quote, note, materialId, page, charFrom, charTo, lost }) {
      act('makeCard', {
        front: note,
        back: quote.replace(/\s+/g, ' '),
        source: lost ? null : { materialId, page, charFrom, charTo },
      });
    },
  };
}
