// Settings → Storage: how much is kept and where, so that a student can back it up by hand.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { TakeOut } from './take-out.tsx';

export function StorageScreen() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const storage = useQuery(orpc.settings.storage.queryOptions());
  return (
    <SettingsFrame section="storage" description={t('storage.description')}>
      {storage.isError ? (
        <FaultView error={storage.error} onAction={() => void storage.refetch()} />
      ) : storage.data ? (
        <>
          <Card>
            <dl className="grid gap-5 sm:grid-cols-3">
              <Size label={t('storage.files')} value={format.bytes(storage.data.fileBytes)} />
              <Size label={t('storage.database')} value={format.bytes(storage.data.databaseBytes)} />
              <Size label={t('storage.free')} value={format.bytes(storage.data.freeBytes)} />
            </dl>
          </Card>
          <Section title={t('storage.folder')} description={t('storage.folderHint')}>
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <code className="min-w-0 font-mono text-sm break-all select-all">{storage.data.dataDir}</code>
              <CopyButton text={storage.data.dataDir} label={t('storage.copy')} done={t('storage.copied')} />
            </Card>
          </Section>
          <TakeOut />
        </>
      ) : (
        <Skeleton />
      )}
    </SettingsFrame>
  );
}

function Size({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="font-serif text-xl tabular-nums">{value}</dd>
    </div>
  );
}
