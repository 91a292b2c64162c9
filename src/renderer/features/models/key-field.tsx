// The key of a service: typed once, kept by the core outside the database, never shown again.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelsStatus } from '#contract/models.ts';
import { orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { notify } from '../../ui/toast.tsx';

export function KeyField({ openai }: { openai: ModelsStatus['openai'] }) {
  const { t } = useTranslation('models');
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const [typing, setTyping] = useState(false);
  const [key, setKey] = useState('');
  const settle = (words: string) => async () => {
    setKey('');
    setTyping(false);
    await queries.invalidateQueries({ queryKey: orpc.models.key() });
    notify.success(words);
  };
  const onError = (error: unknown) => sayFault(error);
  const save = useMutation(
    orpc.models.setKey.mutationOptions({ onSuccess: settle(t('service.saved')), onError }),
  );
  const remove = useMutation(
    orpc.models.removeKey.mutationOptions({ onSuccess: settle(t('service.removed')), onError }),
  );
  if (openai.key !== null && !typing)
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-base font-medium text-ink">{t('service.key')}</span>
        <p className="text-base text-ink-muted">{t(`service.keyIn.${openai.key}`)}</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setTyping(true)}>{t('service.replace')}</Button>
          <Button busy={remove.isPending} onClick={() => remove.mutate({})}>
            {t('service.remove')}
          </Button>
        </div>
      </div>
    );
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '' && !save.isPending) save.mutate({ key: key.trim() });
      }}
    >
      <Field className="max-w-md" label={t('service.key')} hint={t(`service.keyHint.${openai.keyWouldGo}`)}>
        <Input
          type="password"
          // Not a password of this site: a browser should neither offer one nor keep it.
          autoComplete="off"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={save.isPending} disabled={key.trim() === ''}>
          {t('service.save')}
        </Button>
        {openai.key === null ? null : (
          <Button
            variant="quiet"
            onClick={() => {
              setKey('');
              setTyping(false);
            }}
          >
            {t('service.keepOld')}
          </Button>
        )}
      </div>
    </form>
  );
}
