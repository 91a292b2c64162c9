// Deleting a profile: the one act without undo, so the name must be typed and a locked profile asks its password.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { notify } from '../../ui/toast.tsx';
import { useLockReason } from './lock-reason.ts';

export function DeleteProfile({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const lockReason = useLockReason();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const remove = useMutation(
    orpc.people.remove.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        enterProfile(queries, null);
        notify.success(t('profile.delete.done'));
      },
    }),
  );
  const reason = remove.isError ? lockReason(remove.error) : null;
  return (
    <div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t('profile.delete.button')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setPassword('');
          remove.reset();
        }}
        danger
        title={t('profile.delete.confirmTitle', { name: profile.name })}
        description={t('profile.delete.confirmText')}
        typeToConfirm={profile.name}
        confirmLabel={t('profile.delete.confirm')}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate({ confirmName: profile.name, ...(profile.locked ? { password } : {}) })
        }
      >
        {profile.locked ? (
          <Field label={t('unlock.password')} error={reason}>
            <Input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        ) : null}
        {remove.isError && !reason ? <FaultView error={remove.error} compact /> : null}
      </ConfirmDialog>
    </div>
  );
}
