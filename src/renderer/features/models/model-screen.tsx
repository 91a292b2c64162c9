// Settings → Tutor model: who answers now and why, then the choice of who should, then that one's own card.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ModelsStatus } from '#contract/models.ts';
import { AnsweringBadge } from '../../lib/answering-badge.tsx';
import { FaultView } from '../../lib/fault-view.tsx';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choices.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { chosenOf } from './chosen.ts';
import { OllamaCard } from './ollama-card.tsx';
import { ServiceCard } from './service-card.tsx';
import { useModelActs, useModelsStatus } from './use-models.ts';

export function ModelScreen() {
  const { t } = useTranslation('models');
  const status = useModelsStatus();
  return (
    <SettingsFrame section="model" description={t('screen.description')}>
      {status.isError ? (
        <FaultView error={status.error} onAction={() => void status.refetch()} />
      ) : status.data ? (
        <>
          <Now status={status.data} />
          <Choice status={status.data} />
          {status.data.provider === 'ollama' ? <OllamaCard status={status.data} /> : null}
          {status.data.provider === 'openai' ? <ServiceCard status={status.data} /> : null}
        </>
      ) : (
        <Skeleton lines={5} />
      )}
    </SettingsFrame>
  );
}

/** Where the cause of a held back model can be changed, when that is another screen. */
const elsewhere = { budget_spent: '/settings/usage', never_connect: '/settings/network' } as const;

function Now({ status }: { status: ModelsStatus }) {
  const { t } = useTranslation('models');
  const { answering, heldBack } = status;
  const chosen = chosenOf(status);
  const model = answering === 'extractive' ? null : (chosen?.model ?? null);
  const sentence =
    answering === 'local' && !chosen?.isHere
      ? 'localElsewhere'
      : answering === 'cloud' && chosen?.provider === 'ollama'
        ? 'ollamaCloud'
        : answering;
  return (
    <Section title={t('screen.now')}>
      <Card className="flex flex-col items-start gap-2" data-testid="answering-now">
        <AnsweringBadge answering={answering} model={model} />
        <p className="text-base text-ink">
          {t(`screen.nowText.${sentence}`, { model: model ?? '', host: chosen?.host ?? '' })}
        </p>
        {heldBack === null ? null : (
          <p className="rounded-md bg-warning-soft px-3 py-2 text-base text-warning-ink">
            {t(`screen.held.${heldBack}`)}
          </p>
        )}
        {heldBack === 'budget_spent' || heldBack === 'never_connect' ? (
          <Link to={elsewhere[heldBack]} className={buttonClass('secondary')}>
            {t(`screen.heldAct.${heldBack}`)}
          </Link>
        ) : null}
      </Card>
    </Section>
  );
}

function Choice({ status }: { status: ModelsStatus }) {
  const { t } = useTranslation('models');
  const { choose } = useModelActs();
  const choices = (['none', 'ollama', 'openai'] as const).map((value) => ({
    value,
    label: t(`screen.choice.${value}`),
    detail: t(`screen.choice.${value}Text`),
  }));
  return (
    <Section title={t('screen.choose')}>
      <RadioCards
        label={t('screen.choose')}
        value={(choose.isPending ? choose.variables.provider : status.provider) ?? 'none'}
        onChange={(value) => choose.mutate({ provider: value === 'none' ? null : value })}
        choices={choices}
      />
    </Section>
  );
}
