// Kinds of suggestions that were switched off on Today, and the way back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';

export function StudySuggestions() {
  const { t } = useTranslation('recommend');
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const off = useQuery(orpc.recommend.off.queryOptions());
  const switchOn = useMutation(
    orpc.recommend.setOff.mutationOptions({
      onSuccess: (kinds) => {
        queries.setQueryData(orpc.recommend.off.queryKey(), kinds);
        return queries.invalidateQueries({ queryKey: orpc.recommend.list.key() });
      },
      onError: (error) => sayFault(error),
    }),
  );
  if (off.isPending) return null;
  return (
    <Section title={t('settings.title')} description={t('settings.text')}>
      <Card>
        {off.isError ? (
          <FaultView compact error={off.error} onAction={() => void off.refetch()} />
        ) : off.data.length === 0 ? (
          <p className="text-base text-ink-muted">{t('settings.none')}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {off.data.map((type) => (
              <li key={type} className="flex flex-wrap items-center justify-between gap-3">
                <span className="text-base text-ink">{t(`kind.${type}`)}</span>
                <Button
                  size="sm"
                  aria-label={t('settings.onKind', { kind: t(`kind.${type}`) })}
                  busy={switchOn.isPending}
                  onClick={() => switchOn.mutate({ type, off: false })}
                >
                  {t('settings.on')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
