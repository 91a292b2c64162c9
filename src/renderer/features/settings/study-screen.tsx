// Settings → Study: the daily goal and the hour at which a study day begins, the timer, what it may say, and
// what is not to be suggested.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Field } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { StudySignals } from './study-signals.tsx';
import { StudySuggestions } from './study-suggestions.tsx';
import { StudyTimer } from './study-timer.tsx';
import { SettingsScreen } from './use-settings.tsx';
import { WholeField } from './whole-field.tsx';

const hours = ['0', '1', '2', '3', '4', '5', '6'] as const;

export function StudyScreen() {
  const { t } = useTranslation('settings');
  const { locale } = useFormat();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  return (
    <SettingsScreen section="study" description={t('study.description')}>
      {(settings, save) => (
        <>
          <Section title={t('study.day')}>
            <Card className="flex flex-col gap-5">
              <WholeField
                label={t('study.goal')}
                hint={t('study.goalHint')}
                from={5}
                to={600}
                value={settings.dailyGoalMinutes}
                save={(dailyGoalMinutes) => save({ dailyGoalMinutes })}
              />
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
          </Section>
          <StudyTimer settings={settings} save={save} />
          <StudySignals settings={settings} save={save} />
          <StudySuggestions />
        </>
      )}
    </SettingsScreen>
  );
}
