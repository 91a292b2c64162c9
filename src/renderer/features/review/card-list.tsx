// All cards, found by words, topic and state, and what can be done with those that are ticked.
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract/review.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTopicChoices } from '../../lib/topic-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { CardDialog } from './card-dialog.tsx';
import { CardInfo } from './card-info.tsx';
import { CardTable } from './card-table.tsx';
import { NoCards } from './no-cards.tsx';
import { chosen, clicked, nothing, type Selection, toggledAll } from './selection.ts';
import { useCardActs } from './use-card-acts.ts';

const states = ['due', 'new', 'learning', 'review', 'flagged', 'leech', 'suspended'] as const;
type StateFilter = (typeof states)[number] | '';
/** As many as the core lists. */
const mostListed = 500;

export function CardList() {
  const { t } = useTranslation('review');
  const topics = useTopicChoices(t('browse.allTopics'));
  const [text, setText] = useState('');
  const [topicId, setTopicId] = useState('');
  const [state, setState] = useState<StateFilter>('');
  const asked = useDeferredValue(text.trim());
  const input = {
    ...(asked ? { text: asked } : {}),
    ...(topicId ? { topicId } : {}),
    ...(state ? { state } : {}),
  };
  const cards = useQuery(orpc.review.list.queryOptions({ input, placeholderData: (before) => before }));
  if (cards.isPending) return <Skeleton lines={6} />;
  if (cards.isError) return <FaultView error={cards.error} onAction={() => void cards.refetch()} />;
  const isFiltered = Object.keys(input).length > 0;
  if (cards.data.length === 0 && !isFiltered && text === '') return <NoCards />;
  return (
    <div className="flex flex-col gap-4">
      <search className="flex flex-wrap gap-2">
        <div className="relative min-w-48 flex-1">
          <Search
            aria-hidden
            size={16}
            className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-ink-muted"
          />
          <Input
            type="search"
            aria-label={t('browse.search')}
            placeholder={t('browse.search')}
            className="ps-9!"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {topics.length > 1 ? (
          <Select
            label={t('edit.topic')}
            value={topicId}
            onChange={setTopicId}
            choices={topics}
            className="w-52!"
          />
        ) : null}
        <Select
          label={t('browse.state')}
          value={state}
          onChange={setState}
          className="w-44!"
          choices={[
            { value: '', label: t('browse.allStates') },
            ...states.map((value) => ({ value, label: t(`browse.states.${value}`) })),
          ]}
        />
      </search>
      {cards.data.length === 0 ? (
        <EmptyState icon={<Search size={28} />} title={t('browse.nothing')}>
          {t('browse.nothingText')}
        </EmptyState>
      ) : (
        <Found cards={cards.data} />
      )}
    </div>
  );
}

function Found({ cards }: { cards: readonly Card[] }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const acts = useCardActs();
  const [selection, setSelection] = useState<Selection>(nothing);
  const [open, setOpen] = useState<{ what: 'edit' | 'info'; id: string } | null>(null);
  const order = cards.map(({ id }) => id);
  const ticked = chosen(selection, order);
  const opened = cards.find(({ id }) => id === open?.id);
  const remove = (cardIds: string[]) => {
    setSelection(nothing);
    acts.remove.mutate(cardIds);
  };
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        <p role="status" className="text-sm text-ink-muted">
          {ticked.length > 0
            ? t('browse.ticked', { count: ticked.length })
            : cards.length >= mostListed
              ? t('browse.most', { cards: format.number(mostListed) })
              : t('browse.count', { count: cards.length })}
        </p>
        {ticked.length > 0 ? (
          <div className="ms-auto flex flex-wrap gap-2">
            <Button size="sm" onClick={() => acts.suspend.mutate({ cardIds: ticked, suspended: true })}>
              {t('act.suspend')}
            </Button>
            <Button size="sm" onClick={() => acts.suspend.mutate({ cardIds: ticked, suspended: false })}>
              {t('act.resume')}
            </Button>
            <Button size="sm" onClick={() => remove(ticked)}>
              {t('act.remove')}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setSelection(nothing)}>
              {t('browse.untick')}
            </Button>
          </div>
        ) : null}
      </div>
      <CardTable
        cards={cards}
        selection={selection}
        onTick={(id, isRange) => setSelection((before) => clicked(before, order, id, isRange))}
        onTickAll={() => setSelection((before) => toggledAll(before, order))}
        onOpen={(what, id) => setOpen({ what, id })}
        onSuspend={({ id, suspended }) => acts.suspend.mutate({ cardIds: [id], suspended: !suspended })}
        onRemove={({ id }) => remove([id])}
      />
      {opened && open?.what === 'edit' ? <CardDialog card={opened} onClose={() => setOpen(null)} /> : null}
      {opened && open?.what === 'info' ? <CardInfo card={opened} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
