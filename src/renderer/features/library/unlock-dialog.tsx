// Asks for the password of a locked PDF, so that it can be read in. The core uses it for this one import.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import { client } from '../../lib/client.ts';
import { faultOf, faultWords } from '../../lib/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';

export function UnlockDialog({ material, onClose }: { material: Material | null; onClose: () => void }) {
  const { t } = useTranslation('library');
  return (
    <Dialog
      open={material !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('unlock.title')}
      description={material?.title}
      width="sm"
    >
      {material ? <UnlockForm key={material.id} id={material.id} onClose={onClose} /> : null}
    </Dialog>
  );
}

function UnlockForm({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('library');
  const { t: ui } = useTranslation('ui');
  const { t: faults } = useTranslation('faults');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (password === '' || busy) return;
    setBusy(true);
    try {
      await client.library.unlock({ id, password });
      onClose();
    } catch (reason) {
      const fault = faultOf(reason);
      setError(fault.code === 'FILE_LOCKED' ? t('unlock.wrong') : faultWords(faults, fault).title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('unlock.label')} hint={t('unlock.hint')} error={error ?? undefined}>
        <Input
          type="password"
          autoFocus
          autoComplete="off"
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            setError(null);
          }}
        />
      </Field>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={password === ''}>
          {t('unlock.confirm')}
        </Button>
      </div>
    </form>
  );
}
