// Settings → Storage: how much is kept and where, so that a student can back it up by hand.
import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';

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
              <CopyPath path={storage.data.dataDir} />
            </Card>
          </Section>
        </>
      ) : (
        <Skeleton />
      )}
    </SettingsFrame>
  );
}

function CopyPath({ path }: { path: string }) {
  const { t } = useTranslation('settings');
  // Without a clipboard the path can still be selected by hand, so no button that would fail.
  if (!navigator.clipboard) return null;
  return (
    <Button
      icon={<Copy aria-hidden size={16} />}
      onClick={() => {
        navigator.clipboard.writeText(path).then(
          () => notify.success(t('storage.copied')),
          () => notify.info(path),
        );
      }}
    >
      {t('storage.copy')}
    </Button>
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
