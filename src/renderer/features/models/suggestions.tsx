// Models worth getting on this computer, judged by its memory. Nothing is fetched until a button is pressed.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/models.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { PullRow } from './pull-row.tsx';

export function Suggestions({ installed }: { installed: readonly string[] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const suggestions = useQuery(orpc.models.suggestions.queryOptions());
  if (suggestions.isError)
    return <FaultView compact error={suggestions.error} onAction={() => void suggestions.refetch()} />;
  if (!suggestions.data) return <Skeleton />;
  const { memoryBytes, models } = suggestions.data;
  return (
    <Section
      title={t('ollama.suggestions')}
      description={t('ollama.suggestionsText', { memory: format.bytes(memoryBytes) })}
    >
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {models.map((model) => (
          <li key={model.name} className="flex flex-wrap items-center justify-between gap-3 px-3 py-2.5">
            <Words suggestion={model} />
            {installed.includes(model.name) ? (
              <span className="text-sm text-ink-muted">{t('ollama.installed')}</span>
            ) : (
              <PullRow model={model.name} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Words({
  suggestion: { name, sizeBytes, needsBytes, fits, isRecommended },
}: {
  suggestion: Suggestion;
}) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 text-base text-ink">
        <bdi className="break-all">{name}</bdi>
        {isRecommended ? <Badge tone="success">{t('ollama.recommended')}</Badge> : null}
        {fits ? null : <Badge tone="warning">{t('ollama.tooLarge')}</Badge>}
      </p>
      <p className="text-sm text-ink-muted">
        {t('ollama.needs', { size: format.bytes(sizeBytes), memory: format.bytes(needsBytes) })}
      </p>
    </div>
  );
}
