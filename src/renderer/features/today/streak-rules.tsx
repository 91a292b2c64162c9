// How days count, with the key to the marks of the strip.
import { useTranslation } from 'react-i18next';
import { Popover } from '../../ui/popover.tsx';
import { DayMark } from './day-strip.tsx';
import { dayStates } from './words.ts';

export function StreakRules() {
  const { t } = useTranslation('today');
  return (
    <Popover
      label={t('streak.rules')}
      trigger={
        <button type="button" className="rounded-sm text-sm text-accent-ink underline underline-offset-2">
          {t('streak.rules')}
        </button>
      }
    >
      <p className="text-sm text-ink">{t('streak.rulesText')}</p>
      <ul className="mt-3 flex flex-col gap-1.5">
        {dayStates.map((state) => (
          <li key={state} className="flex items-center gap-2.5 text-sm text-ink">
            <DayMark state={state} />
            {t(`strip.state.${state}`)}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
