// Settings → Language: one choice of language and region. Words come in the languages we have, numbers and dates in
// any region; the example shows at once what the choice does. Each choice is named in its own language, so that nobody
// is lost in one they cannot read.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Field } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { nameOfRegion, regions } from './regions.ts';
import { SettingsScreen } from './use-settings.tsx';

const choices = regions.map((tag) => ({ value: tag, label: nameOfRegion(tag), lang: tag }));
const exampleNumber = 12_480.5;

export function LanguageScreen() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [now] = useState(Date.now);
  return (
    <SettingsScreen section="language" description={t('language.description')}>
      {(settings, save) => (
        <Card className="flex flex-col gap-4">
          <Field label={t('language.interface')} hint={t('language.interfaceHint')} className="max-w-md">
            <Select
              value={settings.locale ?? ''}
              onChange={(locale) => save({ locale: locale === '' ? null : locale })}
              choices={[{ value: '', label: t('language.system') }, ...choices]}
            />
          </Field>
          <p className="text-base text-ink-muted">
            {t('language.example', { number: format.number(exampleNumber), date: format.dateTime(now) })}
          </p>
        </Card>
      )}
    </SettingsScreen>
  );
}
