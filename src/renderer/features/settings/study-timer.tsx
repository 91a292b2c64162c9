// The timer's lengths. Empty ones follow how the student likes to study; what that comes to, the timer itself says.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { orpc } from '../../lib/client.ts';
import { Field } from '../../ui/field.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import type { SaveSettings } from './use-settings.tsx';
import { OptionalWholeField, WholeField } from './whole-field.tsx';

const idleChoices = [0, 2, 5, 10, 15, 30];

export function StudyTimer({ settings, save }: { settings: Settings; save: SaveSettings }) {
  const { t } = useTranslation('settings');
  const timer = useQuery(orpc.timer.state.queryOptions());
  const presets = timer.data?.presets;
  const idle = [...new Set([...idleChoices, settings.idleMinutes])].sort((a, b) => a - b);
  return (
    <Section title={t('study.timer')} description={t('study.timerText')}>
      <Card className="flex flex-col gap-5">
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
          <OptionalWholeField
            label={t('study.focus')}
            from={1}
            to={240}
            value={settings.focusMinutes}
            fallback={presets?.focus}
            save={(focusMinutes) => save({ focusMinutes })}
          />
          <OptionalWholeField
            label={t('study.break')}
            from={1}
            to={60}
            value={settings.breakMinutes}
            fallback={presets?.break}
            save={(breakMinutes) => save({ breakMinutes })}
          />
          <OptionalWholeField
            label={t('study.longBreak')}
            from={1}
            to={120}
            value={settings.longBreakMinutes}
            fallback={presets?.longBreak}
            save={(longBreakMinutes) => save({ longBreakMinutes })}
          />
        </div>
        <WholeField
          label={t('study.longBreakEvery')}
          hint={t('study.longBreakEveryHint')}
          from={2}
          to={10}
          value={settings.longBreakEvery}
          save={(longBreakEvery) => save({ longBreakEvery })}
        />
        <Field label={t('study.idle')} hint={t('study.idleHint')} className="max-w-md">
          <Select
            value={String(settings.idleMinutes)}
            onChange={(minutes) => save({ idleMinutes: Number(minutes) })}
            choices={idle.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t('study.idleNever') : t('study.idleMinutes', { count: minutes }),
            }))}
          />
        </Field>
      </Card>
    </Section>
  );
}
