// Cards from a file, in two steps: what is in it, then what becomes of it. Nothing is made in the first.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { isDesktop } from '../../lib/host.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { FileButton } from './file-button.tsx';
import { ImportResult } from './import-result.tsx';
import { type ImportOrder, ImportSides } from './import-sides.tsx';
import { maxBrowserBytes } from './sides.ts';

const accept = '.apkg,.colpkg,.csv,.tsv,.txt';

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const { t: tf } = useTranslation('faults');
  const [file, setFile] = useState<File | null>(null);
  const look = useMutation({ mutationFn: (given: File) => client.exchange.look({ file: given }) });
  const take = useMutation({ mutationFn: (order: ImportOrder) => client.exchange.take(order) });
  const tooLarge = file !== null && !isDesktop && file.size > maxBrowserBytes;
  const choose = (given: File) => {
    setFile(given);
    look.reset();
    take.reset();
    if (isDesktop || given.size <= maxBrowserBytes) look.mutate(given);
  };
  const picker = (isFirst: boolean) => (
    <FileButton
      accept={accept}
      label={t(isFirst ? 'import.choose' : 'import.other')}
      onFile={choose}
      variant={isFirst ? 'primary' : 'secondary'}
      busy={look.isPending}
    />
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="lg"
      title={t(take.data ? 'import.resultTitle' : 'import.title')}
      {...(look.data ? {} : { description: t('import.text') })}
    >
      {take.data ? (
        <ImportResult taken={take.data} onClose={onClose} />
      ) : look.data && file ? (
        <ImportSides
          key={look.data.importId}
          found={look.data}
          fileName={file.name}
          busy={take.isPending}
          error={take.error}
          picker={picker(false)}
          onTake={(order) => take.mutate(order)}
        />
      ) : look.isPending ? (
        <div>
          <p className="mb-3 text-base text-ink-muted">{t('import.looking')}</p>
          <Skeleton lines={5} />
        </div>
      ) : (
        <div className="flex flex-col items-start gap-4">
          {tooLarge ? (
            <ErrorState
              compact
              title={tf('FILE_TOO_LARGE.title')}
              cause={tf('FILE_TOO_LARGE.cause', { context: 'browser' })}
            />
          ) : null}
          {look.isError ? <FaultView error={look.error} compact /> : null}
          {picker(true)}
        </div>
      )}
    </Dialog>
  );
}
