// Settings → AI use: the month and its budget, the days, the models, the prices, and every call.
import { useTranslation } from 'react-i18next';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { BudgetSection } from './budget-section.tsx';
import { CallsSection } from './calls-section.tsx';
import { DaysSection } from './days-section.tsx';
import { PricesSection } from './prices-section.tsx';

export function UsageScreen() {
  const { t } = useTranslation('usage');
  return (
    <SettingsFrame section="usage" description={t('description')}>
      <BudgetSection />
      <DaysSection />
      <PricesSection />
      <CallsSection />
    </SettingsFrame>
  );
}
