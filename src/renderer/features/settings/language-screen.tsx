// Settings → Language: one choice of language and region. Words come in the languages we have, numbers and dates in
// any region; the example shows at once what the choice does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from '../../lib/format.ts';
import { Field } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsScreen } from './use-settings.tsx';

const regions = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA'] as const;
const exampleNumber = 12_480.5;

export function LanguageScreen() {
  const { t, i18n } = useTranslation('settings');
  const [now] = useState(Date.now);
  const names = new Intl.DisplayNames(i18n.language.startsWith('en') ? 'en' : i18n.language, {
    type: 'language',
  });
  return (
    <SettingsScreen section="language" description={t('language.description')}>
      {(settings, save) => {
        const format = createFormat(settings.locale ?? navigator.language);
        return (
          <Card className="flex flex-col gap-4">
            <Field label={t('language.interface')} hint={t('language.interfaceHint')} className="max-w-md">
              <Select
                value={settings.locale ?? ''}
                onChange={(locale) => save({ locale: locale === '' ? null : locale })}
                choices={[
                  { value: '', label: t('language.system') },
                  ...regions.map((tag) => ({ value: tag, label: names.of(tag) ?? tag })),
                ]}
              />
            </Field>
            <p className="text-base text-ink-muted">
              {t('language.example', { number: format.number(exampleNumber), date: format.dateTime(now) })}
            </p>
          </Card>
        );
      }}
    </SettingsScreen>
  );
}
