// Says that all of this is made up, and takes it away in one click.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';

export function SampleBanner() {
  const { t } = useTranslation('sample');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const status = useQuery(orpc.sample.status.queryOptions());
  const remove = useMutation({
    mutationFn: async () => {
      await client.sample.remove();
      return client.people.current();
    },
    onSuccess: (profile) => enterProfile(queries, profile),
    onError: (error) => toast(error),
  });
  if (!status.data?.inside) return null;
  return (
    <div
      role="note"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-info-soft px-4 py-1.5 text-base text-info-ink"
    >
      <Compass aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1">{t('inside')}</p>
      <Button size="sm" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t('remove')}
      </Button>
    </div>
  );
}
