// The cards of the list as rows: a tick, the question, where it stands and when it comes.
import { Ellipsis, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract/review.ts';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import { intervalOf } from './card-info.tsx';
import { plainFront } from './cloze.ts';
import { isAll, type Selection } from './selection.ts';

export interface CardTableProps {
  cards: readonly Card[];
  selection: Selection;
  onTick: (id: string, isRange: boolean) => void;
  onTickAll: () => void;
  onOpen: (what: 'edit' | 'info', id: string) => void;
  onSuspend: (card: Card) => void;
  onRemove: (card: Card) => void;
}

const box = 'size-4.5 cursor-pointer accent-accent align-middle';

export function CardTable({ cards, selection, onTickAll, ...acts }: CardTableProps) {
  const { t } = useTranslation('review');
  const isEverything = isAll(
    selection,
    cards.map(({ id }) => id),
  );
  return (
    <DataTable label={t('browse.table')}>
      <thead>
        <tr>
          <HeadCell>
            <input
              type="checkbox"
              className={box}
              aria-label={t('browse.tickAll')}
              checked={isEverything}
              ref={(element) => {
                if (element) element.indeterminate = !isEverything && selection.ids.size > 0;
              }}
              onChange={onTickAll}
            />
          </HeadCell>
          <HeadCell>{t('browse.columns.question')}</HeadCell>
          <HeadCell>{t('browse.columns.state')}</HeadCell>
          <HeadCell>{t('browse.columns.due')}</HeadCell>
          <HeadCell numeric>{t('browse.columns.interval')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('browse.columns.acts')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Row key={card.id} card={card} ticked={selection.ids.has(card.id)} {...acts} />
        ))}
      </tbody>
    </DataTable>
  );
}

type RowProps = Pick<CardTableProps, 'onTick' | 'onOpen' | 'onSuspend' | 'onRemove'> & {
  card: Card;
  ticked: boolean;
};

function Row({ card, ticked, onTick, onOpen, onSuspend, onRemove }: RowProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const front = plainFront(card);
  return (
    <tr data-testid="card-row" className={ticked ? 'bg-accent-soft' : undefined}>
      <Cell>
        <input
          type="checkbox"
          className={box}
          aria-label={t('browse.tick', { front })}
          checked={ticked}
          onChange={(event) => onTick(card.id, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </Cell>
      <Cell>
        <button
          type="button"
          onClick={() => onOpen('edit', card.id)}
          className="line-clamp-2 rounded-sm text-start text-base text-ink hover:underline"
        >
          <RichText inline text={front} />
        </button>
        <span className="block text-sm text-ink-muted">
          {[card.topicName, t(`origin.${card.origin}`)].filter(Boolean).join(' · ')}
        </span>
      </Cell>
      <Cell>
        <span className="flex flex-wrap gap-1">
          {badgesOf(card).map(({ state, tone }) => (
            <Badge key={state} tone={tone} icon={state === 'flagged' ? <Flag aria-hidden size={12} /> : null}>
              {t(`state.${state}`)}
            </Badge>
          ))}
        </span>
      </Cell>
      <Cell>
        <span className="whitespace-nowrap tabular-nums">
          {card.suspended || card.state === 'new' ? t('browse.noDue') : format.date(card.due)}
        </span>
      </Cell>
      <Cell numeric>{intervalOf(card, format) ?? t('browse.noDue')}</Cell>
      <Cell>
        <Menu
          items={[
            { id: 'edit', label: t('act.edit'), onSelect: () => onOpen('edit', card.id) },
            { id: 'info', label: t('act.info'), onSelect: () => onOpen('info', card.id) },
            {
              id: 'suspend',
              label: t(card.suspended ? 'act.resume' : 'act.suspend'),
              onSelect: () => onSuspend(card),
            },
            { kind: 'separator', id: 'line' },
            { id: 'remove', label: t('act.remove'), danger: true, onSelect: () => onRemove(card) },
          ]}
        >
          <IconButton
            size="sm"
            label={t('browse.more', { front })}
            icon={<Ellipsis aria-hidden size={16} />}
          />
        </Menu>
      </Cell>
    </tr>
  );
}

type Shown = Card['state'] | 'suspended' | 'flagged' | 'leech';

function badgesOf(card: Card): { state: Shown; tone: Tone }[] {
  const tones: Record<Card['state'], Tone> = {
    new: 'info',
    learning: 'warning',
    relearning: 'warning',
    review: 'success',
  };
  const main: { state: Shown; tone: Tone } = card.suspended
    ? { state: 'suspended', tone: 'neutral' }
    : { state: card.state, tone: tones[card.state] };
  return [
    main,
    ...(card.leech ? [{ state: 'leech' as const, tone: 'danger' as const }] : []),
    ...(card.flagged ? [{ state: 'flagged' as const, tone: 'accent' as const }] : []),
  ];
}
