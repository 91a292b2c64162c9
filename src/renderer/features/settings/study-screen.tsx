// Settings → Study: the daily goal, and the hour at which a study day begins.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { useFormat } from '../../lib/format.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { type SaveSettings, SettingsScreen } from './use-settings.tsx';

const goalFrom = 5;
const goalTo = 600;
const hours = ['0', '1', '2', '3', '4', '5', '6'] as const;

export function StudyScreen() {
  const { t } = useTranslation('settings');
  const { locale } = useFormat();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  return (
    <SettingsScreen section="study" description={t('study.description')}>
      {(settings, save) => (
        <Card className="flex flex-col gap-5">
          <GoalField key={settings.dailyGoalMinutes} settings={settings} save={save} />
          <Field label={t('study.dayStart')} hint={t('study.dayStartHint')} className="max-w-md">
            <Select
              value={String(settings.dayStartHour)}
              onChange={(hour) => save({ dayStartHour: Number(hour) })}
              choices={hours.map((hour) => ({
                value: hour as string,
                label: clock.format(Date.UTC(2026, 0, 1, Number(hour))),
              }))}
            />
          </Field>
        </Card>
      )}
    </SettingsScreen>
  );
}

/** Saves when the field is left or Enter is pressed, so that "4" on the way to "45" is never stored. */
function GoalField({ settings, save }: { settings: Settings; save: SaveSettings }) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(String(settings.dailyGoalMinutes));
  const [bad, setBad] = useState(false);
  const commit = () => {
    const minutes = Number(text);
    const fits = Number.isInteger(minutes) && minutes >= goalFrom && minutes <= goalTo;
    setBad(!fits);
    if (fits && minutes !== settings.dailyGoalMinutes) save({ dailyGoalMinutes: minutes });
  };
  return (
    <Field
      label={t('study.goal')}
      hint={t('study.goalHint')}
      error={bad ? t('study.goalBad') : undefined}
      className="max-w-md"
    >
      <Input
        inputMode="numeric"
        value={text}
        className="max-w-28"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </Field>
  );
}
