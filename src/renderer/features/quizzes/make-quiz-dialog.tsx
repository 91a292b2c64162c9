// Chooses what a quiz is made from, then makes it with progress and a way to stop. Closing stops too: nothing is
// stored before the quiz is whole.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Material } from '#contract/library.ts';
import type { GenerateEvent } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { attemptPath } from '../../lib/paths.ts';
import { useAgreement } from '../../lib/use-agreement.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { type QuizOrder, WriterChoice } from './writer.tsx';

const counts = [5, 10, 15, 20] as const;
type Working = Extract<GenerateEvent, { type: 'progress' }>;

export function MakeQuizDialog({ scope: given, onClose }: { scope: Scope; onClose: () => void }) {
  const { t } = useTranslation('quizzes');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const [working, setWorking] = useState<Working | 'starting' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const make = async ({ scope, count, by }: QuizOrder) => {
    const controller = new AbortController();
    stop.current = controller;
    setFailure(null);
    setWorking('starting');
    try {
      const events = await client.quizzes.generate({ scope, count, by }, { signal: controller.signal });
      for await (const event of events) {
        if (event.type === 'progress') setWorking(event);
        else await open(event);
      }
    } catch (error) {
      if (!controller.signal.aborted) setFailure(error);
    } finally {
      if (stop.current === controller) setWorking(null);
    }
  };
  const open = async ({ quiz, type: _type, ...made }: Extract<GenerateEvent, { type: 'made' }>) => {
    try {
      const attempt = await client.quizzes.start({ quizId: quiz.id });
      navigate(attemptPath(attempt.id), { replace: true, state: made });
    } catch (error) {
      toast(error);
      onClose();
    }
  };

  return (
    <Dialog open onOpenChange={onClose} title={t('make.title')} description={t('make.description')}>
      <div className="flex flex-col gap-4">
        {failure ? <Failure error={failure} /> : null}
        {working ? (
          <Making working={working} onStop={() => stop.current?.abort()} />
        ) : (
          <Choices given={given} onMake={make} />
        )}
      </div>
    </Dialog>
  );
}

/** Too little to ask about is no fault of the student's: say what rules can work with. */
function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation('quizzes');
  const { code, params } = faultOf(error);
  if (code !== 'TEXT_TOO_SHORT') return <FaultView error={error} compact />;
  return params.reason === 'all_asked' ? (
    <ErrorState compact title={t('make.allAsked')} cause={t('make.allAskedWhy')} />
  ) : (
    <ErrorState compact title={t('make.nothing')} cause={t('make.nothingWhy')} />
  );
}

function Making({ working, onStop }: { working: Working | 'starting'; onStop: () => void }) {
  const { t } = useTranslation('quizzes');
  const format = useFormat();
  const at = working === 'starting' ? { passagesDone: 0, passageCount: 1, made: 0 } : working;
  const words =
    working === 'starting'
      ? t('make.starting')
      : t(`make.stage.${working.stage}`, {
          done: format.number(at.passagesDone),
          total: format.number(at.passageCount),
        });
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-base text-ink">
        {words}
      </p>
      <Progress label={t('make.title')} value={at.passagesDone} max={at.passageCount} />
      <div className="flex items-center gap-3">
        <p className="flex-1 text-sm text-ink-muted">
          {at.made > 0 ? t('make.soFar', { count: at.made }) : null}
        </p>
        <Button onClick={onStop}>{t('make.stop')}</Button>
      </div>
    </div>
  );
}

function Choices({ given, onMake }: { given: Scope; onMake: (order: QuizOrder) => void }) {
  const { t } = useTranslation('quizzes');
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const [from, setFrom] = useState<'material' | 'topic'>(given.topicId ? 'topic' : 'material');
  const [materialId, setMaterialId] = useState(given.materialId ?? '');
  const [topicId, setTopicId] = useState(given.topicId ?? '');
  const [pages, setPages] = useState<'all' | 'range'>(given.pageFrom ? 'range' : 'all');
  const [pageFrom, setPageFrom] = useState(String(given.pageFrom ?? 1));
  const [pageTo, setPageTo] = useState(String(given.pageTo ?? ''));
  const [count, setCount] = useState<`${(typeof counts)[number]}`>('10');
  const [by, setBy] = useState<QuizOrder['by']>('auto');
  const agreement = useAgreement();
  if (materials.isPending || subjects.isPending) return <Skeleton lines={4} />;
  if (materials.isError) return <FaultView error={materials.error} onAction={() => materials.refetch()} />;

  const readable = materials.data.filter((material) => material.readablePages > 0);
  const chosen = readable.find((material) => material.id === materialId) ?? newestReady(readable);
  const topics = (subjects.data ?? []).flatMap((subject) =>
    subject.topics
      .filter((topic) => topic.materialCount > 0)
      .map((topic) => ({ value: topic.id, label: `${subject.name} › ${topic.name}` })),
  );
  const topic = topics.find((choice) => choice.value === topicId) ?? topics[0];
  const last = chosen?.pageCount ?? 1;
  const first = Number(pageFrom);
  const until = pageTo === '' ? last : Number(pageTo);
  const badRange =
    pages === 'range' &&
    !(Number.isInteger(first) && Number.isInteger(until) && first >= 1 && first <= until && until <= last);
  const scope: Scope | null =
    from === 'topic'
      ? topic
        ? { topicId: topic.value }
        : null
      : chosen
        ? { materialId: chosen.id, ...(pages === 'range' ? { pageFrom: first, pageTo: until } : {}) }
        : null;

  const begin = async (order: QuizOrder) => {
    const preview = async () => (await client.quizzes.estimate(order)).outgoing;
    if (order.by === 'rules' || (await agreement.ask(preview))) onMake(order);
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (scope && !badRange) void begin({ scope, count: Number(count), by });
      }}
    >
      {topics.length > 0 ? (
        <Labelled label={t('make.from')}>
          <Segmented
            label={t('make.from')}
            value={from}
            onChange={setFrom}
            choices={[
              { value: 'material', label: t('make.fromMaterial') },
              { value: 'topic', label: t('make.fromTopic') },
            ]}
          />
        </Labelled>
      ) : null}
      {from === 'topic' && topic ? (
        <Field label={t('make.topic')}>
          <Select value={topic.value} onChange={setTopicId} choices={topics} />
        </Field>
      ) : chosen ? (
        <>
          <Field
            label={t('make.material')}
            hint={agreement.hasModel || speaksRules(chosen) ? undefined : t('make.otherLanguage')}
          >
            <Select
              value={chosen.id}
              onChange={(id) => {
                setMaterialId(id);
                setPages('all');
                setPageFrom('1');
                setPageTo('');
              }}
              choices={readable.map((material) => ({
                value: material.id,
                label:
                  material.status === 'ready' ? material.title : `${material.title} (${t('make.notReady')})`,
              }))}
            />
          </Field>
          <Labelled label={t('make.pages')}>
            <Segmented
              label={t('make.pages')}
              value={pages}
              onChange={setPages}
              choices={[
                { value: 'all', label: t('make.allPages') },
                { value: 'range', label: t('make.range') },
              ]}
            />
          </Labelled>
          {pages === 'range' ? (
            <div className="flex flex-wrap gap-x-3 gap-y-2">
              <Field label={t('make.pageFrom')}>
                <Input
                  type="number"
                  min={1}
                  max={last}
                  value={pageFrom}
                  className="max-w-28"
                  onChange={(event) => setPageFrom(event.target.value)}
                />
              </Field>
              <Field label={t('make.pageTo')}>
                <Input
                  type="number"
                  min={1}
                  max={last}
                  value={pageTo}
                  placeholder={String(last)}
                  className="max-w-28"
                  onChange={(event) => setPageTo(event.target.value)}
                />
              </Field>
              {badRange ? (
                <p role="alert" className="basis-full text-sm font-medium text-danger-ink">
                  {t('make.badRange', { pages: last })}
                </p>
              ) : null}
            </div>
          ) : null}
        </>
      ) : (
        <p className="text-base text-ink-muted">{t('noMaterial.text')}</p>
      )}
      <Labelled label={t('make.count')}>
        <Segmented
          label={t('make.count')}
          value={count}
          onChange={setCount}
          choices={counts.map((n) => ({ value: `${n}` as const, label: t('card.questions', { count: n }) }))}
        />
      </Labelled>
      {agreement.hasModel && scope && !badRange ? (
        <WriterChoice order={{ scope, count: Number(count), by }} onChange={setBy} />
      ) : null}
      <Button type="submit" variant="primary" disabled={!scope || badRange} className="self-end">
        {t('make.go')}
      </Button>
      {agreement.dialog}
    </form>
  );
}

/** A file that is still being read would give questions from its first pages only. */
function newestReady(readable: readonly Material[]): Material | undefined {
  return readable.find((material) => material.status === 'ready') ?? readable[0];
}

/** The rules know how English and Spanish define a term; elsewhere they find little but years. */
function speaksRules({ language }: Material): boolean {
  return language === null || language === 'eng' || language === 'spa';
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-base font-medium text-ink">
        {label}
      </span>
      {children}
    </div>
  );
}
