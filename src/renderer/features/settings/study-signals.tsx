// What may be said without being asked: the end of a session, a reminder at a time of the student's, never more.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { isDesktop } from '../../lib/host.ts';
import { Switch } from '../../ui/choices.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import type { SaveSettings } from './use-settings.tsx';

const usualReminder = '20:00';

export function StudySignals({ settings, save }: { settings: Settings; save: SaveSettings }) {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('study.signals')}>
      <Card className="flex flex-col gap-5">
        <Switch
          label={t('study.notify')}
          hint={t('study.notifyHint')}
          checked={settings.notifyAtEnd}
          onChange={(notifyAtEnd) => save({ notifyAtEnd })}
        />
        <Switch
          label={t('study.warn')}
          checked={settings.warnBeforeEnd}
          onChange={(warnBeforeEnd) => save({ warnBeforeEnd })}
        />
        <Switch
          label={t('study.reminder')}
          hint={t('study.reminderHint')}
          checked={settings.reminderTime !== null}
          onChange={(on) => save({ reminderTime: on ? usualReminder : null })}
        />
        {settings.reminderTime === null ? null : (
          <ReminderTime
            key={settings.reminderTime}
            value={settings.reminderTime}
            save={(reminderTime) => save({ reminderTime })}
          />
        )}
        {isDesktop ? (
          <Switch
            label={t('study.shortcut')}
            hint={t('study.shortcutHint')}
            checked={settings.globalTimerShortcut}
            onChange={(globalTimerShortcut) => save({ globalTimerShortcut })}
          />
        ) : null}
      </Card>
    </Section>
  );
}

/** Kept when it is left, so that an hour being typed is not a time yet. */
function ReminderTime({ value, save }: { value: string; save: (time: string) => void }) {
  const { t } = useTranslation('settings');
  const [time, setTime] = useState(value);
  const bad = time === '';
  const commit = () => {
    if (!bad && time !== value) save(time);
  };
  return (
    <Field label={t('study.reminderTime')} error={bad ? t('study.reminderBad') : undefined}>
      <Input
        type="time"
        value={time}
        className="max-w-36"
        onChange={(event) => setTime(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </Field>
  );
}
