// What a model elsewhere is sent, and the student's agreement to it, which can be taken back at any time.
import { useTranslation } from 'react-i18next';
import type { ModelsStatus, Provider } from '#contract/models.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';
import { hostOf } from './chosen.ts';
import { useModelActs } from './use-models.ts';

export function Leaves({ status, provider }: { status: ModelsStatus; provider: Provider }) {
  const { t } = useTranslation('models');
  const { consent } = useModelActs();
  const agreed = status.consents.includes(provider);
  const host = provider === 'openai' ? hostOf(status.openai.baseUrl) : t('leaves.ollamaCloud');
  return (
    <Section title={t('leaves.title')}>
      <Card className="flex flex-col items-start gap-3">
        <p className="text-base text-ink">{t('leaves.text')}</p>
        <p className="text-base text-ink-muted">
          {agreed ? t('leaves.agreed', { host }) : t('leaves.asked')}
        </p>
        {agreed ? (
          <Button
            busy={consent.isPending}
            onClick={() =>
              consent.mutate(
                { provider, granted: false },
                { onSuccess: () => notify.success(t('leaves.revoked')) },
              )
            }
          >
            {t('leaves.revoke')}
          </Button>
        ) : null}
      </Card>
    </Section>
  );
}
