// Asks for the password of a locked file. It is handed to the parser and forgotten with it.
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';

export function PasswordForm({ wrong, onSubmit }: { wrong: boolean; onSubmit: (password: string) => void }) {
  const { t } = useTranslation('reader');
  const [password, setPassword] = useState('');
  return (
    <form
      className="mx-auto flex max-w-sm flex-col gap-4 px-6 py-16"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onSubmit(password);
      }}
    >
      <div className="flex items-center gap-3">
        <span aria-hidden className="rounded-full bg-accent-soft p-3 text-accent-ink">
          <LockKeyhole size={22} />
        </span>
        <h2 className="font-serif text-lg font-semibold text-ink">{t('locked.title')}</h2>
      </div>
      <Field label={t('locked.label')} hint={t('locked.hint')} error={wrong ? t('locked.wrong') : undefined}>
        <Input
          type="password"
          autoFocus
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={password === ''}>
        {t('locked.open')}
      </Button>
    </form>
  );
}
