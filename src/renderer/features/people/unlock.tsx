// The password of a locked profile. A wrong one is said beside the field, which keeps focus and its text selected.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile, ProfileCard } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useLockReason } from './lock-reason.ts';

export function Unlock({ person, back }: { person: ProfileCard; back: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const enter = (profile: Profile) => enterProfile(queries, profile);
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const lockReason = useLockReason();
  const select = useMutation(
    orpc.people.select.mutationOptions({ onSuccess: enter, onError: () => input.current?.select() }),
  );
  const reason = select.isError ? lockReason(select.error) : null;
  return (
    <form
      className="mx-auto flex w-full max-w-sm flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        select.mutate({ id: person.id, password });
      }}
    >
      <div className="flex items-center gap-4">
        <Avatar name={person.avatar} size={56} />
        <h1 className="min-w-0 truncate font-serif text-xl font-semibold tracking-tight">
          {t('unlock.title', { name: person.name })}
        </h1>
      </div>
      <Field label={t('unlock.password')} error={reason}>
        <Input
          ref={input}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {select.isError && !reason ? <FaultView error={select.error} compact /> : null}
      <div className="flex justify-between gap-2">
        <Button
          variant="quiet"
          icon={<ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
          onClick={back}
        >
          {t('create.back')}
        </Button>
        <Button type="submit" variant="primary" busy={select.isPending} disabled={password === ''}>
          {t('unlock.submit')}
        </Button>
      </div>
    </form>
  );
}
