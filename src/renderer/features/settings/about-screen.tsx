// Settings → About: which version runs where, whether it is well, and whose work it stands on.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { RichText } from '../../lib/math/rich-text.tsx';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { credits } from './credits.ts';
import { licences } from './licences.ts';

export function AboutScreen() {
  const { t } = useTranslation('settings');
  const health = useQuery(orpc.system.health.queryOptions());
  return (
    <SettingsFrame section="about" description={t('about.description')}>
      {health.isError ? (
        <FaultView error={health.error} onAction={() => void health.refetch()} />
      ) : health.data ? (
        <Card>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-8 gap-y-2 text-base">
            <Line label={t('about.version')} value={health.data.version} />
            <Line label={t('about.runsIn')} value={t(`about.host.${health.data.host}`)} />
            <Line
              label={t('about.database')}
              value={t(health.data.databaseOk ? 'about.databaseOk' : 'about.databaseBad')}
            />
            <Line label={t('about.reader')} value={t(`about.engine.${health.data.engine}`)} />
          </dl>
        </Card>
      ) : (
        <Skeleton />
      )}
      {credits.length === 0 ? null : (
        <Section title={t('about.credits')} description={t('about.creditsText')}>
          {credits.map(({ name, text }) => (
            <Card key={name}>
              <details>
                <summary className="text-base font-medium text-ink">
                  <bdi>{name}</bdi>
                </summary>
                <RichText text={text} className="mt-3 text-sm text-ink-muted" />
              </details>
            </Card>
          ))}
        </Section>
      )}
      <Section title={t('about.licences')} description={t('about.licencesText')}>
        <Card>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-8 gap-y-1 text-sm">
            {licences.map(({ name, licence }) => (
              <li key={name} className="flex justify-between gap-3">
                <bdi className="truncate">{name}</bdi>
                <bdi className="shrink-0 text-ink-muted">{licence}</bdi>
              </li>
            ))}
          </ul>
        </Card>
      </Section>
    </SettingsFrame>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="text-ink">{value}</dd>
    </>
  );
}
