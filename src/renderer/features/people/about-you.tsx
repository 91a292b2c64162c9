// The one screen of questions on a new profile. Skip and Done are equals: both mark it as finished. Subjects are put on
// the shelf first, since finishing leads away from here.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { enterProfile } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { type ProfileDraft, ProfileFields } from './profile-fields.tsx';
import { type ChosenSubjects, noSubjects, SubjectChoice } from './subject-choice.tsx';

const minuteChoices = ['15', '30', '45', '60'] as const;

export function AboutYou({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const enter = (profile: Profile) => enterProfile(queries, profile);
  const [draft, setDraft] = useState<ProfileDraft>(profile);
  const [minutes, setMinutes] = useState<(typeof minuteChoices)[number]>('30');
  const [subjects, setSubjects] = useState(noSubjects);
  const complete = useMutation({
    mutationFn: async (answers: Parameters<typeof client.people.completeOnboarding>[0] | null) => {
      if (answers) await shelve(subjects);
      return client.people.completeOnboarding(answers ?? {});
    },
    onSuccess: enter,
  });
  const save = () => {
    const { name, avatar, gradeLevel, primaryGoal, studyPreference } = draft;
    complete.mutate({
      avatar,
      gradeLevel,
      primaryGoal,
      studyPreference,
      dailyGoalMinutes: Number(minutes),
      ...(name.trim() ? { name: name.trim() } : {}),
    });
  };
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div>
        <h1 className="font-serif text-xl font-semibold tracking-tight">{t('about.title')}</h1>
        <p className="mt-1 text-base text-ink-muted">{t('about.text')}</p>
      </div>
      <ProfileFields draft={draft} onChange={setDraft} />
      <div className="flex flex-col items-start gap-1.5">
        <span aria-hidden className="text-base font-medium">
          {t('about.minutes')}
        </span>
        <Segmented
          label={t('about.minutes')}
          value={minutes}
          onChange={setMinutes}
          choices={minuteChoices.map((value) => ({
            value,
            label: t('about.minutesOption', { count: Number(value) }),
          }))}
        />
      </div>
      <SubjectChoice chosen={subjects} onChange={setSubjects} />
      {complete.isError ? <FaultView error={complete.error} onAction={save} compact /> : null}
      <div className="sticky bottom-0 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-canvas py-4">
        <p aria-live="polite" className="text-sm text-ink-muted">
          {t('about.changeLater')}
        </p>
        <div className="flex gap-2">
          <Button onClick={() => complete.mutate(null)}>{t('about.skip')}</Button>
          <Button type="submit" variant="primary" busy={complete.isPending}>
            {t('about.done')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What is on the shelf already stays as it is: a second try goes on where the first one failed. */
async function shelve({ starters, own, typed }: ChosenSubjects): Promise<void> {
  const unlessThere = (error: unknown) => {
    if (faultOf(error).code !== 'CONFLICT') throw error;
  };
  for (const slug of starters) await client.lessons.installStarter({ slug }).catch(unlessThere);
  const names = new Set([...own, typed.trim()].filter((name) => name !== ''));
  for (const name of names) await client.subjects.create({ name }).catch(unlessThere);
}
