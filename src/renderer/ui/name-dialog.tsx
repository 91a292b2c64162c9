// Asks for one name: of a file, a shelf, a quiz or a question. Open while `asking` is given.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field, Input } from './field.tsx';

export interface Asking {
  title: string;
  label: string;
  initial: string;
  confirm: string;
  maxLength: number;
  /** Resolves to a sentence that says why not, or null when it is done. */
  onName: (name: string) => Promise<string | null>;
}

export function NameDialog({ asking, onClose }: { asking: Asking | null; onClose: () => void }) {
  return (
    <Dialog
      open={asking !== null}
      onOpenChange={(open) => !open && onClose()}
      title={asking?.title ?? ''}
      width="sm"
    >
      {asking ? <NameForm key={asking.title} asking={asking} onClose={onClose} /> : null}
    </Dialog>
  );
}

function NameForm({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { t } = useTranslation('ui');
  const [name, setName] = useState(asking.initial);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const wanted = name.trim();
    if (wanted === '' || busy) return;
    if (wanted === asking.initial) return onClose();
    setBusy(true);
    const why = await asking.onName(wanted);
    setBusy(false);
    if (why === null) onClose();
    else setError(why);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={asking.label} error={error ?? undefined}>
        <Input
          value={name}
          maxLength={asking.maxLength}
          autoFocus
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }}
        />
      </Field>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={name.trim() === ''}>
          {asking.confirm}
        </Button>
      </div>
    </form>
  );
}
