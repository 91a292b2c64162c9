// The lock of a profile: set, change, remove. It says plainly what a lock does not do.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';
import { useLockReason } from './lock-reason.ts';

const shortestPassword = 4;

export function LockSettings({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState<'set' | 'remove' | null>(null);
  const Icon = profile.locked ? LockKeyhole : LockKeyholeOpen;
  return (
    <Section title={t('profile.lock.title')} description={t('profile.lock.explain')}>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex items-center gap-2.5 text-base">
          <Icon aria-hidden size={18} className="shrink-0 text-ink-muted" />
          {t(profile.locked ? 'profile.lock.on' : 'profile.lock.off')}
        </p>
        <div className="flex flex-wrap gap-2">
          {profile.locked ? (
            <Button onClick={() => setOpen('remove')}>{t('profile.lock.remove')}</Button>
          ) : null}
          <Button onClick={() => setOpen('set')}>
            {t(profile.locked ? 'profile.lock.change' : 'profile.lock.set')}
          </Button>
        </div>
      </Card>
      {open ? <LockDialog profile={profile} act={open} close={() => setOpen(null)} /> : null}
    </Section>
  );
}

function LockDialog({ profile, act, close }: { profile: Profile; act: 'set' | 'remove'; close: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const lockReason = useLockReason();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const setLock = useMutation(
    orpc.people.setLock.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(orpc.people.current.queryKey(), saved);
        notify.success(t(act === 'set' ? 'profile.lock.setDone' : 'profile.lock.removeDone'));
        close();
      },
    }),
  );
  const tooShort = act === 'set' && next.length < shortestPassword;
  const different = act === 'set' && next !== again;
  const reason = setLock.isError ? lockReason(setLock.error) : null;
  const submit = () => {
    setChecked(true);
    if (tooShort || different) return;
    setLock.mutate({
      password: act === 'set' ? next : null,
      ...(profile.locked ? { currentPassword: current } : {}),
    });
  };
  const label = t(
    act === 'remove' ? 'profile.lock.remove' : profile.locked ? 'profile.lock.change' : 'profile.lock.set',
  );
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={label} width="sm">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {profile.locked ? (
          <Field label={t('profile.lock.current')} error={reason}>
            <Input
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          </Field>
        ) : null}
        {act === 'set' ? (
          <>
            <Field
              label={t('profile.lock.next')}
              error={checked && tooShort ? t('profile.lock.tooShort') : undefined}
            >
              <Input
                type="password"
                autoComplete="new-password"
                value={next}
                onChange={(event) => setNext(event.target.value)}
              />
            </Field>
            <Field
              label={t('profile.lock.again')}
              error={checked && !tooShort && different ? t('profile.lock.different') : undefined}
            >
              <Input
                type="password"
                autoComplete="new-password"
                value={again}
                onChange={(event) => setAgain(event.target.value)}
              />
            </Field>
          </>
        ) : null}
        {setLock.isError && !reason ? <FaultView error={setLock.error} compact /> : null}
        <Button type="submit" variant="primary" className="self-end" busy={setLock.isPending}>
          {label}
        </Button>
      </form>
    </Dialog>
  );
}
