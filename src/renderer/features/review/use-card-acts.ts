// What can be done with cards from the list, one or many at once. Everything happens at once and can be taken back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { notify } from '../../ui/toast.tsx';

export function useCardActs() {
  const { t } = useTranslation('review');
  const { t: ui } = useTranslation('ui');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const stale = () => queries.invalidateQueries({ queryKey: orpc.review.key() });
  const onError = (error: unknown) => {
    toast(error);
    void stale();
  };
  const suspend = useMutation({
    mutationFn: (input: { cardIds: string[]; suspended: boolean; quiet?: boolean }) =>
      client.review.suspend({ cardIds: input.cardIds, suspended: input.suspended }),
    onSuccess: (_, { cardIds, suspended, quiet }) => {
      void stale();
      if (quiet) return;
      notify.undoable(
        t(suspended ? 'browse.suspended' : 'browse.resumed', { count: cardIds.length }),
        ui('undo'),
        () => suspend.mutate({ cardIds, suspended: !suspended, quiet: true }),
      );
    },
    onError,
  });
  const restore = useMutation({
    mutationFn: (cardIds: string[]) => client.review.restore({ cardIds }),
    onSuccess: () => void stale(),
    onError,
  });
  const remove = useMutation({
    mutationFn: (cardIds: string[]) => client.review.remove({ cardIds }),
    onSuccess: (_, cardIds) => {
      void stale();
      notify.undoable(t('browse.removed', { count: cardIds.length }), ui('undo'), () =>
        restore.mutate(cardIds),
      );
    },
    onError,
  });
  return { suspend, remove };
}
