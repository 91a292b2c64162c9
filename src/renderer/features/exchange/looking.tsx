// While a file is on its way and read: how much has arrived, and a way to stop.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';

export interface LookingProps {
  file: File;
  /** Null for a file that goes in one call. */
  sentBytes: number | null;
  onCancel: () => void;
}

export function Looking({ file, sentBytes, onCancel }: LookingProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const isSending = sentBytes !== null && sentBytes < file.size;
  return (
    <div className="flex flex-col gap-4">
      {isSending ? (
        <>
          <p className="text-base text-ink-muted tabular-nums">
            {t('import.sending', { sent: format.bytes(sentBytes), total: format.bytes(file.size) })}
          </p>
          <Progress label={t('import.progress', { name: file.name })} value={sentBytes} max={file.size} />
        </>
      ) : (
        <>
          <p className="text-base text-ink-muted">{t('import.looking')}</p>
          <Skeleton lines={5} />
        </>
      )}
      <Button className="self-end" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
