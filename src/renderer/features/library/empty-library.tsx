// An empty library or shelf: one large place to drop files, and a chapter to try things with.
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';

/** `first`: nothing is in the library at all, so the sample is offered too. */
export function EmptyLibrary({ first }: { first: boolean }) {
  const { t } = useTranslation('library');
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border-2 border-dashed border-line-strong bg-surface px-6 py-14 text-center">
      <span aria-hidden className="rounded-full bg-accent-soft p-5 text-accent-ink">
        <FileUp size={34} />
      </span>
      <div className="max-w-md">
        <h2 className="font-serif text-xl font-semibold text-ink">
          {first ? t('empty.title') : t('empty.shelf')}
        </h2>
        <p className="mt-1.5 text-base text-ink-muted">{t('empty.text')}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="lg" onClick={() => act('importFiles')}>
          {t('empty.choose')}
        </Button>
        {first ? <TrySample /> : null}
      </div>
    </div>
  );
}

function TrySample() {
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
    <Button size="lg" busy={busy} onClick={() => void open()}>
      {t('empty.sample')}
    </Button>
  );
}
