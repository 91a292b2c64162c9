// Cards proposed from the terms of a file or a lesson; only those that are ticked are made. A long list begins unticked,
// so that nobody is given a hundred cards by one click.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Proposal } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { type Acts, act } from '../../lib/slots.ts';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { cardsPath } from './paths.ts';
import { tickedAtFirst } from './proposals.ts';

type From = Parameters<Acts['makeCards']>[0];

/** `from`: null lets the student choose a file. */
export function ProposalsDialog({ from, onClose }: { from: From | null; onClose: () => void }) {
  const { t } = useTranslation('review');
  const [materialId, setMaterialId] = useState('');
  const materials = useQuery(orpc.library.list.queryOptions({ input: {}, enabled: from === null }));
  const readable = (materials.data ?? []).filter((material) => material.readablePages > 0);
  const chosen = readable.find(({ id }) => id === materialId) ?? readable[0];
  const source = from ?? (chosen ? { materialId: chosen.id } : null);
  const noFile = from === null && materials.data !== undefined && !chosen;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      title={t('propose.title')}
      description={t('propose.description')}
    >
      <div className="flex flex-col gap-4">
        {from === null && chosen ? (
          <Field label={t('propose.file')}>
            <Select
              value={chosen.id}
              onChange={setMaterialId}
              choices={readable.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Field>
        ) : null}
        {noFile ? (
          <div className="flex flex-wrap items-center gap-3">
            <p className="flex-1 text-base text-ink-muted">{t('propose.noFile')}</p>
            <Button
              onClick={() => {
                onClose();
                act('importFiles');
              }}
            >
              {t('propose.addFile')}
            </Button>
          </div>
        ) : materials.isError ? (
          <FaultView error={materials.error} onAction={() => void materials.refetch()} />
        ) : source ? (
          <Proposals key={JSON.stringify(source)} from={source} onClose={onClose} />
        ) : (
          <Skeleton lines={5} />
        )}
      </div>
    </Dialog>
  );
}

function Proposals({ from, onClose }: { from: From; onClose: () => void }) {
  const { t } = useTranslation('review');
  const proposals = useQuery(orpc.review.proposals.queryOptions({ input: from }));
  if (proposals.isPending) {
    return (
      <div>
        <p className="mb-3 text-base text-ink-muted">{t('propose.reading')}</p>
        <Skeleton lines={5} />
      </div>
    );
  }
  if (proposals.isError)
    return <FaultView error={proposals.error} onAction={() => void proposals.refetch()} />;
  if (proposals.data.length === 0) return <p className="text-base text-ink-muted">{t('propose.nothing')}</p>;
  return <Choice from={from} proposals={proposals.data} onClose={onClose} />;
}

function Choice({
  from,
  proposals,
  onClose,
}: {
  from: From;
  proposals: readonly Proposal[];
  onClose: () => void;
}) {
  const { t } = useTranslation('review');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const topics = useTopicChoices(t('propose.sameTopic'));
  const [topicId, setTopicId] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => tickedAtFirst(proposals));
  const free = proposals.filter(({ exists }) => !exists);
  // What was proposed may have become a card meanwhile.
  useEffect(() => {
    const there = new Set(proposals.filter(({ exists }) => exists).map(({ key }) => key));
    setTicked((before) => new Set([...before].filter((key) => !there.has(key))));
  }, [proposals]);
  const make = useMutation({
    mutationFn: () =>
      client.review.accept({ from, keys: [...ticked], topicId: topicId === '' ? null : topicId }),
    onSuccess: ({ made }) => {
      void queries.invalidateQueries({ queryKey: orpc.review.key() });
      notify.success(t('propose.made', { count: made }), {
        action: { label: t('propose.show'), onClick: () => navigate(cardsPath()) },
      });
      onClose();
    },
    onError: (error) => toast(error),
  });
  const tick = (key: string, on: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      if (on) next.add(key);
      else next.delete(key);
      return next;
    });
  const isEverything = free.length > 0 && ticked.size === free.length;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ticked.size > 0 && !make.isPending) make.mutate();
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-sm text-ink-muted">
          {free.length === 0
            ? t('propose.allThere')
            : t('propose.ticked', { count: free.length, ticked: ticked.size })}
        </p>
        {free.length > 0 ? (
          <Button
            size="sm"
            onClick={() => setTicked(isEverything ? new Set() : new Set(free.map(({ key }) => key)))}
          >
            {t(isEverything ? 'propose.none' : 'propose.all')}
          </Button>
        ) : null}
      </div>
      <ul className="flex max-h-[42vh] flex-col divide-y divide-line overflow-y-auto rounded-md border border-line bg-raised">
        {proposals.map((proposal) => (
          <li key={proposal.key} className="px-3 py-2">
            <Checkbox
              checked={ticked.has(proposal.key)}
              disabled={proposal.exists}
              onChange={(on) => tick(proposal.key, on)}
              label={<RichText inline text={proposal.front} className="font-medium" />}
              hint={<Details proposal={proposal} />}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end justify-between gap-3">
        {topics.length > 1 ? (
          <Field label={t('edit.topic')} className="min-w-56 flex-1">
            <Select value={topicId} onChange={setTopicId} choices={topics} />
          </Field>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          className="ms-auto"
          disabled={ticked.size === 0}
          busy={make.isPending}
        >
          {ticked.size === 0 ? t('propose.makeNone') : t('propose.make', { count: ticked.size })}
        </Button>
      </div>
    </form>
  );
}

function Details({ proposal: { back, source, exists } }: { proposal: Proposal }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const notes = [
    source ? t('card.source', { title: source.materialTitle, page: format.number(source.page) }) : null,
    exists ? t('propose.exists') : null,
  ].filter((note) => note !== null);
  return (
    <>
      <RichText inline text={back} className="block" />
      {notes.length > 0 ? <span className="block text-xs text-ink-faint">{notes.join(' · ')}</span> : null}
    </>
  );
}
