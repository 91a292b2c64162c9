// The questions about a person, shared by the first run and by Settings. Every answer may be "prefer not to say".

import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { Avatar, avatarNames } from '../../ui/avatar.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

export type ProfileDraft = Pick<
  Profile,
  'name' | 'avatar' | 'gradeLevel' | 'primaryGoal' | 'studyPreference'
>;

const grades = [
  'primary_1_5',
  'middle_6_8',
  'secondary_9_10',
  'senior_11_12',
  'exam_prep',
  'undergraduate',
  'postgraduate',
  'professional',
  'self_learner',
] as const satisfies readonly NonNullable<Profile['gradeLevel']>[];
const goals = [
  'pass_exam',
  'improve_grades',
  'understand_deeply',
  'finish_course',
  'language',
  'certification',
  'curiosity',
] as const satisfies readonly NonNullable<Profile['primaryGoal']>[];
const preferences = [
  'read_first',
  'question_first',
  'short_sessions',
  'long_sessions',
  'mixed',
] as const satisfies readonly NonNullable<Profile['studyPreference']>[];

export interface ProfileFieldsProps {
  draft: ProfileDraft;
  onChange: (draft: ProfileDraft) => void;
  nameError?: string | undefined;
}

export function ProfileFields({ draft, onChange, nameError }: ProfileFieldsProps) {
  const { t } = useTranslation('people');
  const change = (part: Partial<ProfileDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start">
        <Field label={t('about.name')} error={nameError}>
          <Input
            value={draft.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <AvatarPicker value={draft.avatar} onChange={(avatar) => change({ avatar })} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('about.grade')}>
          <Select
            value={draft.gradeLevel ?? ''}
            onChange={(value) => change({ gradeLevel: value === '' ? null : value })}
            choices={[
              { value: '', label: t('notSaid') },
              ...grades.map((value) => ({ value, label: t(`grades.${value}`) })),
            ]}
          />
        </Field>
        <Field label={t('about.goal')}>
          <Select
            value={draft.primaryGoal ?? ''}
            onChange={(value) => change({ primaryGoal: value === '' ? null : value })}
            choices={[
              { value: '', label: t('notSaid') },
              ...goals.map((value) => ({ value, label: t(`goals.${value}`) })),
            ]}
          />
        </Field>
      </div>
      <div className="flex flex-col gap-1.5">
        <span aria-hidden className="text-base font-medium">
          {t('about.preference')}
        </span>
        <RadioCards
          label={t('about.preference')}
          value={draft.studyPreference ?? ''}
          onChange={(value) => change({ studyPreference: value === '' ? null : value })}
          choices={[
            ...preferences.map((value) => ({
              value,
              label: t(`preferences.${value}`),
              detail: t(`preferences.${value}Detail`),
            })),
            { value: '', label: t('notSaid') },
          ]}
        />
      </div>
    </>
  );
}

export function AvatarPicker({
  value,
  onChange,
}: {
  value: Profile['avatar'];
  onChange: (avatar: Profile['avatar']) => void;
}) {
  const { t } = useTranslation('people');
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-base font-medium">
        {t('about.avatar')}
      </span>
      <RadioGroup.Root
        value={value}
        onValueChange={(next) => onChange(next as Profile['avatar'])}
        aria-label={t('about.avatar')}
        orientation="horizontal"
        className="flex flex-wrap gap-1.5"
      >
        {avatarNames.map((name) => (
          <RadioGroup.Item
            key={name}
            value={name}
            aria-label={t(`avatars.${name}`)}
            title={t(`avatars.${name}`)}
            className="rounded-full p-0.5 opacity-75 ring-2 ring-transparent hover:opacity-100 data-[state=checked]:opacity-100 data-[state=checked]:ring-accent"
          >
            <Avatar name={name} size={34} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
