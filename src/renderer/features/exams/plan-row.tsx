// One piece of a plan: ticked, begun, and moved to another day by dragging or by its menu.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { MoreHorizontal, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from '#contract/exams.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { itemIcons, useItemWords } from './item-words.ts';
import { useStart } from './use-start.ts';

export interface PlanRowProps {
  item: PlanItem;
  /** Shows the button that begins it. */
  isToday: boolean;
  /** Days it can be moved to, by name; none where a plan is only looked at. */
  moves?: readonly { day: string; label: string }[];
  onMove?: (item: PlanItem, day: string) => void;
}

export function PlanRow({ item, isToday, moves = [], onMove }: PlanRowProps) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const words = useItemWords();
  const toast = useFaultToast();
  const queries = useQueryClient();
  const start = useStart();
  const setDone = useMutation({
    mutationFn: (done: boolean) => client.exams.setDone({ itemId: item.id, done }),
    onSuccess: async (plan, done) => {
      queries.setQueryData(orpc.exams.plan.queryKey({ input: { examId: item.examId } }), plan);
      announce(t(done ? 'item.nowDone' : 'item.nowOpen', { name: words(item) }));
      await queries.invalidateQueries({ queryKey: orpc.exams.day.key() });
    },
    onError: (error) => toast(error),
  });
  const Icon = itemIcons[item.kind];
  const done = item.doneAt !== null;
  const detail = [
    item.kind === 'lesson' || item.kind === 'read' ? item.topicName : null,
    format.duration(item.minutes * 60_000),
  ].filter(Boolean);
  const menu: MenuItem[] = [
    { id: 'start', label: t('item.start'), onSelect: () => start.mutate(item) },
    { kind: 'separator', id: 'line' },
    { kind: 'label', id: 'move', label: t('item.moveTo') },
    ...moves.map(({ day, label }): MenuItem => ({ id: day, label, onSelect: () => onMove?.(item, day) })),
  ];
  return (
    <li
      draggable={!done && moves.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', item.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      className={clsx(
        'flex min-h-11 items-center gap-3 rounded-md border border-line bg-raised px-3 py-1.5',
        !done && moves.length > 0 && 'cursor-grab',
      )}
      data-testid="plan-item"
    >
      <Icon aria-hidden size={17} className="mt-1 shrink-0 self-start text-accent-ink" />
      <div className="min-w-0 flex-1">
        <Checkbox
          // At once, and again as it is stored.
          checked={setDone.isPending ? setDone.variables : done}
          onChange={(next) => setDone.mutate(next)}
          label={<span className={clsx(done && 'text-ink-muted line-through')}>{words(item)}</span>}
          hint={detail.join(' · ')}
        />
      </div>
      {item.pinned ? (
        <Pin size={14} role="img" aria-label={t('item.pinned')} className="shrink-0 text-ink-muted" />
      ) : null}
      {isToday && !done ? (
        <Button
          size="sm"
          busy={start.isPending}
          aria-label={t('item.startNamed', { name: words(item) })}
          onClick={() => start.mutate(item)}
        >
          {t('item.start')}
        </Button>
      ) : null}
      {!done && moves.length > 0 ? (
        <Menu items={menu}>
          <IconButton
            size="sm"
            label={t('item.more', { name: words(item) })}
            icon={<MoreHorizontal size={16} aria-hidden />}
          />
        </Menu>
      ) : null}
    </li>
  );
}
