// Where to look: a subject, a topic, one file, some of its pages. Choosing a wider one clears what no longer fits.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import { orpc } from '../../lib/client.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { pageNumber } from './query.ts';

export function Filters({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { t } = useTranslation('search');
  const subjects = useQuery(orpc.subjects.list.queryOptions()).data ?? [];
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} })).data ?? [];
  const subject = subjects.find(({ id, topics }) =>
    scope.subjectId ? id === scope.subjectId : topics.some((topic) => topic.id === scope.topicId),
  );
  const offered = materials.filter(
    (material) =>
      (!scope.subjectId || material.subjectId === scope.subjectId) &&
      (!scope.topicId || material.topicId === scope.topicId),
  );
  const filtered = Object.values(scope).some((value) => value !== undefined);
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t('filter.label')}</legend>
      {subjects.length > 0 ? (
        <Select
          label={t('filter.subject')}
          className="w-48!"
          value={subject?.id ?? ''}
          onChange={(id) => onScope(id ? { subjectId: id } : {})}
          choices={[
            { value: '', label: t('filter.allSubjects') },
            ...subjects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      {subject && subject.topics.length > 0 ? (
        <Select
          label={t('filter.topic')}
          className="w-52!"
          value={scope.topicId ?? ''}
          onChange={(id) => onScope({ subjectId: subject.id, ...(id ? { topicId: id } : {}) })}
          choices={[
            { value: '', label: t('filter.allTopics') },
            ...subject.topics.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <Select
        label={t('filter.material')}
        className="w-64!"
        value={scope.materialId ?? ''}
        onChange={(id) => {
          const { materialId: _file, pageFrom: _from, pageTo: _to, ...wider } = scope;
          onScope(id ? { ...wider, materialId: id } : wider);
        }}
        choices={[
          { value: '', label: t('filter.allFiles') },
          ...offered.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {scope.materialId ? <Pages key={scope.materialId} scope={scope} onScope={onScope} /> : null}
      {filtered ? (
        <Button variant="quiet" onClick={() => onScope({})}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Pages({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { t } = useTranslation('search');
  const [from, setFrom] = useState(String(scope.pageFrom ?? ''));
  const [to, setTo] = useState(String(scope.pageTo ?? ''));
  const apply = () => {
    const pages = [pageNumber(from), pageNumber(to)] as const;
    const swapped = pages[0] !== null && pages[1] !== null && pages[0] > pages[1];
    const [pageFrom, pageTo] = swapped ? [pages[1], pages[0]] : pages;
    setFrom(String(pageFrom ?? ''));
    setTo(String(pageTo ?? ''));
    const { pageFrom: _from, pageTo: _to, ...file } = scope;
    onScope({ ...file, ...(pageFrom === null ? {} : { pageFrom }), ...(pageTo === null ? {} : { pageTo }) });
  };
  const field = (label: string, value: string, set: (value: string) => void) => (
    <Input
      aria-label={label}
      placeholder={label}
      inputMode="numeric"
      value={value}
      onChange={(event) => set(event.target.value.replace(/\D/g, ''))}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
      className="w-24!"
    />
  );
  return (
    <span className="flex items-center gap-1.5 text-ink-muted">
      {field(t('filter.pageFrom'), from, setFrom)}
      <span aria-hidden>–</span>
      {field(t('filter.pageTo'), to, setTo)}
    </span>
  );
}
