// A service's card: address, key, models, what leaves, what it costs. Its list of models is asked for by a button, since
// even that is a request to somebody else.
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ModelsStatus } from '#contract/models.ts';
import { AnsweringBadge } from '../../lib/answering-badge.tsx';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { KeyField } from './key-field.tsx';
import { Leaves } from './leaves.tsx';
import { TryOut } from './try-out.tsx';
import { useModelActs } from './use-models.ts';

export function ServiceCard({ status }: { status: ModelsStatus }) {
  const { t } = useTranslation('models');
  const { configure } = useModelActs();
  const { openai } = status;
  return (
    <>
      <Section
        title={t('service.title')}
        actions={<AnsweringBadge answering={openai.isLocal ? 'local' : 'cloud'} />}
      >
        <Card className="flex flex-col gap-5">
          <SavedField
            className="max-w-md"
            label={t('service.address')}
            hint={openai.isLocal ? t('service.local') : t('service.addressHint')}
            inputMode="url"
            value={openai.baseUrl}
            save={(baseUrl) => configure({ openai: { baseUrl } })}
          />
          <KeyField openai={openai} />
          <ServiceModels openai={openai} />
        </Card>
      </Section>
      {openai.isLocal ? null : (
        <>
          <Leaves status={status} provider="openai" />
          <p className="text-base text-ink-muted">
            {t('service.prices')}{' '}
            <Link to="/settings/usage" className="font-medium text-accent-ink underline">
              {t('service.pricesLink')}
            </Link>
          </p>
        </>
      )}
      {openai.model === null || (openai.key === null && !openai.isLocal) ? null : (
        <TryOut status={status} provider="openai" />
      )}
    </>
  );
}

function ServiceModels({ openai }: { openai: ModelsStatus['openai'] }) {
  const { t } = useTranslation('models');
  const { configure } = useModelActs();
  const names = useId();
  const list = useQuery(
    orpc.models.list.queryOptions({ input: { provider: 'openai' }, enabled: false, retry: false }),
  );
  const writers = (list.data ?? []).filter(({ canWrite }) => canWrite);
  const field = (name: 'model' | 'quizModel', label: string, hint: string) => (
    <SavedField
      label={label}
      hint={hint}
      list={names}
      value={openai[name] ?? ''}
      save={(text) => configure({ openai: { [name]: text === '' ? null : text } })}
    />
  );
  return (
    <div className="flex flex-col gap-3">
      <datalist id={names}>
        {writers.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="grid gap-4 sm:grid-cols-2">
        {field('model', t('service.model'), t('service.modelHint'))}
        {field('quizModel', t('service.quizModel'), t('service.quizModelHint'))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={list.isFetching} onClick={() => void list.refetch()}>
          {t('service.list')}
        </Button>
        <span role="status" className="text-sm text-ink-muted">
          {list.data && !list.isError ? t('service.listed', { count: writers.length }) : null}
        </span>
      </div>
      {list.isError ? <FaultView compact error={list.error} onAction={() => void list.refetch()} /> : null}
    </div>
  );
}
