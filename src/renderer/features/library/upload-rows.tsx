// Files on their way in, above the list: how much has arrived, and what could not be taken.
import { FileUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { faultOf, faultWords } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { uploads, useUploads } from './running-uploads.ts';
import type { Upload } from './uploads.ts';

export function UploadRows() {
  const { t } = useTranslation('library');
  const list = useUploads();
  if (list.length === 0) return null;
  return (
    <ul aria-label={t('upload.label')} className="flex flex-col gap-1">
      {list.map((upload) => (
        <li key={upload.id} className="flex gap-3 rounded-md border border-line bg-surface px-3 py-3">
          <FileUp aria-hidden size={20} className="mt-0.5 shrink-0 text-accent-ink" />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <p className="text-md font-medium wrap-anywhere text-ink">{upload.fileName}</p>
            {upload.state === 'failed' ? <Failed upload={upload} /> : <Sending upload={upload} />}
          </div>
          <IconButton
            size="sm"
            label={
              upload.state === 'failed'
                ? t('upload.dismiss', { name: upload.fileName })
                : t('upload.cancel', { name: upload.fileName })
            }
            icon={<X aria-hidden size={16} />}
            onClick={() => uploads.drop(upload.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Sending({ upload }: { upload: Upload }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const sizes = { sent: format.bytes(upload.sentBytes), total: format.bytes(upload.byteSize) };
  return (
    <div className="flex items-center gap-3">
      <span className="shrink-0 text-sm text-ink-muted tabular-nums">
        {upload.state === 'waiting' ? t('upload.waiting') : t('upload.sending', sizes)}
      </span>
      <Progress
        label={t('upload.progress', { name: upload.fileName })}
        value={upload.sentBytes}
        max={upload.byteSize}
        className="max-w-64 min-w-16 flex-1"
      />
    </div>
  );
}

function Failed({ upload }: { upload: Upload }) {
  const { t } = useTranslation('library');
  const { t: faults } = useTranslation('faults');
  const fault = faultOf(upload.error);
  const words = faultWords(faults, fault);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-danger-ink">
      <p className="min-w-48 flex-1">
        <span className="font-medium">{words.title}</span> {words.cause}
      </p>
      {fault.retryable ? (
        <Button size="sm" onClick={() => uploads.retry(upload.id)}>
          {t('trouble.act.retry')}
        </Button>
      ) : null}
    </div>
  );
}
