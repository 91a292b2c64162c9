// Cards from a file, in two steps: what is in it, then what becomes of it. Nothing is made in the first.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { singleCallBytes } from '../../lib/send-parts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { ImportResult } from './import-result.tsx';
import { type ImportOrder, ImportSides } from './import-sides.tsx';
import { lookInto } from './look-into.ts';
import { Looking } from './looking.tsx';

const accept = '.apkg,.colpkg,.csv,.tsv,.txt';

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const [file, setFile] = useState<File | null>(null);
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const look = useMutation({
    mutationFn: (given: File) => {
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      return lookInto(client.exchange, given, {
        signal,
        onSent: (bytes) => {
          if (!signal.aborted) setSentBytes(bytes);
        },
      });
    },
  });
  const take = useMutation({ mutationFn: (order: ImportOrder) => client.exchange.take(order) });
  const choose = (given: File) => {
    setFile(given);
    look.reset();
    take.reset();
    setSentBytes(given.size > singleCallBytes ? 0 : null);
    look.mutate(given);
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
      ) : look.isPending && file ? (
        <Looking
          file={file}
          sentBytes={sentBytes}
          onCancel={() => {
            running.current?.abort();
            look.reset();
          }}
        />
      ) : (
        <div className="flex flex-col items-start gap-4">
          {look.isError ? <FaultView error={look.error} compact /> : null}
          {picker(true)}
        </div>
      )}
    </Dialog>
  );
}
