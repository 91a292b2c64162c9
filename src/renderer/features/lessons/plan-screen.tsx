// Topics and lessons proposed from a file: looked through, named, left out where they are not wanted, then made.
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { OutlinePlan } from '#contract/lessons.ts';
import type { Subject } from '#contract/subjects.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { faultOf, faultWords } from '../../lib/faults.ts';
import { subjectPath } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Page, PageHeader } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { changed, hasBlank, planned, wantedOf } from './plan.ts';
import { PlanTopic } from './plan-topic.tsx';

export function Component() {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const { materialId = '' } = useParams();
  const material = useQuery(orpc.library.get.queryOptions({ input: { id: materialId } }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const plan = useQuery({
    ...orpc.lessons.outlineOf.queryOptions({ input: { materialId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = material.error ?? subjects.error ?? plan.error;
  return (
    <Page width="sm">
      <PageHeader
        back={
          <Link
            to="/subjects"
            className="mb-2 inline-flex items-center gap-1.5 text-sm text-ink-muted hover:text-accent-ink hover:underline"
          >
            <ArrowLeft aria-hidden size={15} className="rtl:rotate-180" />
            {t('title')}
          </Link>
        }
        title={t('plan.title')}
        description={material.data ? t('plan.text', { title: material.data.title }) : null}
      />
      {error ? <FaultView error={error} actionLabel={t('back')} onAction={() => void navigate(-1)} /> : null}
      {!error && material.data && subjects.data && plan.data ? (
        <PlanForm
          key={materialId}
          materialId={materialId}
          title={material.data.title}
          subjects={subjects.data}
          plan={plan.data}
        />
      ) : null}
      {error || plan.data ? null : <Skeleton lines={8} />}
    </Page>
  );
}

interface PlanFormProps {
  materialId: string;
  title: string;
  subjects: readonly Subject[];
  plan: OutlinePlan;
}

function PlanForm({ materialId, title, subjects, plan }: PlanFormProps) {
  const { t } = useTranslation('lessons');
  const { t: faults } = useTranslation('faults');
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [topics, change] = useReducer(changed, plan, planned);
  const [subjectId, setSubjectId] = useState(
    () => subjects.find(({ id }) => id === query.get('subject'))?.id ?? '',
  );
  const [name, setName] = useState(title.slice(0, 120));
  const wanted = wantedOf(topics);
  const lessonCount = wanted.reduce((sum, { lessons }) => sum + lessons.length, 0);
  const make = useMutation({
    mutationFn: () =>
      client.lessons.makeFromMaterial({
        materialId,
        subject: subjectId === '' ? { name: name.trim() } : { id: subjectId },
        plan: wanted,
      }),
    onSuccess: (made) => {
      notify.success(t('plan.made', { count: lessonCount }));
      void navigate(subjectPath(made.subjectId));
    },
  });
  const fault = make.error ? faultOf(make.error) : null;
  const blank = hasBlank(wanted) || (subjectId === '' && name.trim() === '');
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blank && lessonCount > 0 && !make.isPending) make.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('plan.subject')}>
          <Select
            value={subjectId}
            onChange={setSubjectId}
            choices={[
              { value: '', label: t('plan.newSubject') },
              ...subjects.map((subject) => ({ value: subject.id, label: subject.name })),
            ]}
          />
        </Field>
        {subjectId === '' ? (
          <Field label={t('name.label')}>
            <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
        ) : null}
      </div>
      <ol className="flex flex-col gap-5">
        {topics.map((topic, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a plan have no identity but their place.
          <PlanTopic key={at} topic={topic} at={at} onChange={change} />
        ))}
      </ol>
      <div className="sticky bottom-0 -mx-6 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-canvas px-6 py-3">
        <p role={fault ? 'alert' : undefined} className="min-w-0 flex-1 text-sm text-ink-muted">
          {fault ? (
            <span className="font-medium text-danger-ink">
              {fault.code === 'CONFLICT'
                ? t('plan.taken', { name: String(fault.params.name ?? name) })
                : faultWords(faults, fault).cause}
            </span>
          ) : blank ? (
            t('plan.blank')
          ) : (
            t('plan.count', { topics: t('topic.count', { count: wanted.length }), count: lessonCount })
          )}
        </p>
        <Button onClick={() => void navigate(-1)}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={make.isPending} disabled={blank || lessonCount === 0}>
          {t('plan.make')}
        </Button>
      </div>
    </form>
  );
}
