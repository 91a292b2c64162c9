// Putting a suggestion aside: for today, for a week, or its whole kind; each can be taken back at once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Recommendation, RecommendationType } from '#contract/recommend.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { notify } from '../../ui/toast.tsx';

/** `moved`: called once the row is gone, for the focus that was on it. */
export function usePuttingAside(moved: () => void) {
  const { t } = useTranslation('recommend');
  const { t: ui } = useTranslation('ui');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const run = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.recommend.key() }),
    onError: (error) => toast(error),
  });
  const show = (id: string) => run.mutate(() => client.recommend.show({ id }));
  const setOff = (type: RecommendationType, off: boolean) =>
    run.mutateAsync(() => client.recommend.setOff({ type, off }));

  const switchOff = (type: RecommendationType) =>
    void setOff(type, true).then(
      () => {
        moved();
        notify.undoable(t('switchedOff', { kind: t(`kind.${type}`) }), ui('undo'), () => {
          void setOff(type, false).catch(() => undefined);
        });
      },
      () => undefined,
    );

  return {
    snooze: ({ id }: Recommendation) =>
      run.mutate(async () => {
        await client.recommend.snooze({ id });
        moved();
        notify.undoable(t('snoozed'), ui('undo'), () => show(id));
      }),
    dismiss: ({ id, type }: Recommendation) =>
      run.mutate(async () => {
        const { offerOff } = await client.recommend.dismiss({ id });
        moved();
        if (!offerOff) notify.undoable(t('dismissed'), ui('undo'), () => show(id));
        else
          notify.info(t('offerOff', { kind: t(`kind.${type}`) }), {
            action: { label: t('switchOff'), onClick: () => switchOff(type) },
          });
      }),
    switchOff,
  };
}
