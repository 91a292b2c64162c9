// One place to drop files where there are none yet, and a chapter to try things with. Dropping itself works anywhere in
// the window; this is where it is said.
import { clsx } from 'clsx';
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../ui/button.tsx';
import { client } from './client.ts';
import { useFaultToast } from './fault-view.tsx';
import { act } from './slots.ts';

export interface DropZoneProps {
  title: string;
  /** Nothing is in the library at all, so the sample is offered too. */
  sample: boolean;
  /** Lower, where it shares the screen with other things. */
  low?: boolean;
  /** Further buttons. */
  children?: ReactNode;
}

export function DropZone({ title, sample, low = false, children }: DropZoneProps) {
  const { t } = useTranslation('library');
  const size = low ? 'md' : 'lg';
  return (
    <div
      className={clsx(
        'flex items-center gap-4 rounded-lg border-2 border-dashed border-line-strong bg-surface px-6',
        low ? 'flex-wrap gap-x-5 py-5' : 'flex-col py-14 text-center',
      )}
    >
      <span
        aria-hidden
        className={clsx('rounded-full bg-accent-soft text-accent-ink', low ? 'p-3.5' : 'p-5')}
      >
        <FileUp size={low ? 26 : 34} />
      </span>
      <div className={low ? 'min-w-0 flex-1 basis-64' : 'max-w-md'}>
        <h2 className={clsx('font-serif font-semibold text-ink', low ? 'text-lg' : 'text-xl')}>{title}</h2>
        <p className={clsx('text-base text-ink-muted', low ? 'mt-0.5' : 'mt-1.5')}>{t('empty.text')}</p>
      </div>
      <div className={clsx('flex flex-wrap gap-2', low ? null : 'justify-center')}>
        <Button variant="primary" size={size} onClick={() => act('importFiles')}>
          {t('empty.choose')}
        </Button>
        {sample ? <TrySample size={size} /> : null}
        {children}
      </div>
    </div>
  );
}

function TrySample({ size }: { size: 'md' | 'lg' }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const sayFault = useFaultToast();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const { material } = await client.library.importSample();
      await navigate(`/read/${material.id}`);
    } catch (error) {
      sayFault(error, () => void open());
      setBusy(false);
    }
  };
  return (
    <Button size={size} busy={busy} onClick={() => void open()}>
      {t('empty.sample')}
    </Button>
  );
}
