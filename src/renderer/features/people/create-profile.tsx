// Another person at this computer: a name and an animal are enough.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { avatarNames } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { AvatarPicker } from './profile-fields.tsx';

export function CreateProfile({ back }: { back: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const enter = (profile: Profile) => enterProfile(queries, profile);
  const [name, setName] = useState('');
  const [avatar, setAvatar] = useState<Profile['avatar']>(avatarNames[1] ?? 'owl');
  const create = useMutation(orpc.people.create.mutationOptions({ onSuccess: enter }));
  return (
    <form
      className="mx-auto flex w-full max-w-md flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name: name.trim(), avatar });
      }}
    >
      <div>
        <h1 className="font-serif text-xl font-semibold tracking-tight">{t('create.title')}</h1>
        <p className="mt-1 text-base text-ink-muted">{t('create.text')}</p>
      </div>
      <Field label={t('create.name')}>
        <Input
          autoFocus
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <AvatarPicker value={avatar} onChange={setAvatar} />
      {create.isError ? <FaultView error={create.error} compact /> : null}
      <div className="flex justify-between gap-2">
        <Button
          variant="quiet"
          icon={<ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
          onClick={back}
        >
          {t('create.back')}
        </Button>
        <Button type="submit" variant="primary" busy={create.isPending} disabled={name.trim() === ''}>
          {t('create.submit')}
        </Button>
      </div>
    </form>
  );
}
