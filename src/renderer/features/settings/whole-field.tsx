// A whole number within limits that saves itself. In the optional one nothing is an answer too: it stands for a default,
// which the empty field then shows.
import { useTranslation } from 'react-i18next';
import { SavedField } from '../../ui/saved-field.tsx';

interface WholeFieldProps {
  label: string;
  hint?: string;
  from: number;
  to: number;
  value: number;
  save: (value: number) => void;
}

export function WholeField({ from, to, value, save, ...field }: WholeFieldProps) {
  const { t } = useTranslation('settings');
  return (
    <SavedField
      {...field}
      inputMode="numeric"
      className="max-w-md"
      value={String(value)}
      save={async (text) => {
        const number = wholeOf(text, from, to);
        if (number === null) return t('study.wholeBad', { from, to });
        save(number);
        return null;
      }}
    />
  );
}

interface OptionalWholeFieldProps extends Omit<WholeFieldProps, 'value' | 'save'> {
  value: number | null;
  fallback: number | undefined;
  save: (value: number | null) => void;
}

export function OptionalWholeField({ from, to, value, fallback, save, ...field }: OptionalWholeFieldProps) {
  const { t } = useTranslation('settings');
  return (
    <SavedField
      {...field}
      inputMode="numeric"
      className="max-w-md"
      value={value === null ? '' : String(value)}
      placeholder={fallback === undefined ? '' : String(fallback)}
      save={async (text) => {
        const number = wholeOf(text, from, to);
        if (number === null && text !== '') return t('study.wholeOrEmptyBad', { from, to });
        save(number);
        return null;
      }}
    />
  );
}

function wholeOf(text: string, from: number, to: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= from && number <= to ? number : null;
}
