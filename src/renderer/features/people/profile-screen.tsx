// Settings → Profile: the same questions as on the first day, the lock, switching and deleting.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { DeleteProfile } from './delete-profile.tsx';
import { LockSettings } from './lock-settings.tsx';
import { type ProfileDraft, ProfileFields } from './profile-fields.tsx';

export function ProfileScreen() {
  const { t } = useTranslation('people');
  const current = useQuery(orpc.people.current.queryOptions());
  return (
    <SettingsFrame section="profile" description={t('profile.description')}>
      {current.isError ? (
        <FaultView error={current.error} onAction={() => void current.refetch()} />
      ) : current.data ? (
        <>
          <AboutForm key={current.data.id} profile={current.data} />
          <LockSettings profile={current.data} />
          <Section title={t('profile.delete.title')} description={t('profile.delete.text')}>
            <DeleteProfile profile={current.data} />
          </Section>
        </>
      ) : (
        <Skeleton />
      )}
    </SettingsFrame>
  );
}

function AboutForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const [draft, setDraft] = useState<ProfileDraft>(profile);
  const [nameMissing, setNameMissing] = useState(false);
  const update = useMutation(
    orpc.people.update.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(orpc.people.current.queryKey(), saved);
        notify.success(t('profile.saved'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  return (
    <Card>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const name = draft.name.trim();
          setNameMissing(name === '');
          if (name === '') return;
          const { avatar, gradeLevel, primaryGoal, studyPreference } = draft;
          update.mutate({ name, avatar, gradeLevel, primaryGoal, studyPreference });
        }}
      >
        <ProfileFields
          draft={draft}
          onChange={setDraft}
          nameError={nameMissing ? t('profile.nameNeeded') : undefined}
        />
        <Button type="submit" variant="primary" className="self-start" busy={update.isPending}>
          {t('profile.save')}
        </Button>
      </form>
    </Card>
  );
}
