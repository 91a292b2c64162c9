// What the time is for: something studied lately, a subject, a topic or a file. Choosing nothing is fine.
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NamedTarget } from '#contract/timer.ts';
import { orpc } from '../../lib/client.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';

export const noTarget: NamedTarget = { subjectId: null, topicId: null, materialId: null, name: null };

export function TargetPicker({
  target,
  recent,
  onChange,
  size = 'md',
}: {
  target: NamedTarget;
  recent: readonly NamedTarget[];
  onChange: (target: NamedTarget) => void;
  size?: 'sm' | 'md';
}) {
  const { t } = useTranslation('timer');
  const items = useTargets(target, recent, onChange);
  const name = target.name ?? t('target.none');
  return (
    <Menu items={items} align="start">
      <Button
        size={size}
        aria-label={t('target.label', { name })}
        icon={<Tag size={15} aria-hidden className="shrink-0" />}
        className="max-w-full min-w-0"
      >
        <span className="min-w-0 flex-1 truncate text-start">{name}</span>
        <ChevronDown size={15} aria-hidden className="shrink-0" />
      </Button>
    </Menu>
  );
}

function useTargets(
  target: NamedTarget,
  recent: readonly NamedTarget[],
  onChange: (target: NamedTarget) => void,
): MenuItem[] {
  const { t } = useTranslation('timer');
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const choice = (id: string, option: NamedTarget): MenuItem => ({
    id,
    label: option.name ?? '',
    checked: sameTarget(option, target),
    onSelect: () => onChange(option),
  });
  const group = (id: string, label: string, items: MenuItem[]): MenuItem[] =>
    items.length > 0 ? [{ kind: 'separator', id: `${id}-line` }, { kind: 'label', id, label }, ...items] : [];
  const shelves = subjects.data ?? [];
  return [
    { ...choice('none', noTarget), label: t('target.none') } as MenuItem,
    ...group(
      'recent',
      t('target.recent'),
      recent.map((option, at) => choice(`recent-${at}`, option)),
    ),
    ...group(
      'subjects',
      t('target.subjects'),
      shelves.map(({ id, name }) => choice(id, { ...noTarget, subjectId: id, name })),
    ),
    ...group(
      'topics',
      t('target.topics'),
      shelves.flatMap(({ topics }) =>
        topics.map(({ id, subjectId, name }) => choice(id, { ...noTarget, subjectId, topicId: id, name })),
      ),
    ),
    ...group(
      'files',
      t('target.files'),
      (materials.data ?? []).map(({ id, title }) => choice(id, { ...noTarget, materialId: id, name: title })),
    ),
  ];
}

/** The innermost thing named decides: the core fills in what lies around it. */
function sameTarget(a: NamedTarget, b: NamedTarget): boolean {
  if (a.materialId || b.materialId) return a.materialId === b.materialId;
  if (a.topicId || b.topicId) return a.topicId === b.topicId;
  return a.subjectId === b.subjectId;
}
