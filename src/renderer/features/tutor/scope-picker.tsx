// The chip that says where an answer may come from, and the menu that changes it.
import { useQuery } from '@tanstack/react-query';
import { BookOpen, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import { orpc } from '../../lib/client.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';

/** A scope in words: "All material", a file with its pages, a topic, a subject. */
export function useScopeName(scope: Scope): string {
  const { t } = useTranslation('tutor');
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  if (scope.materialId) {
    const title = materials.data?.find((material) => material.id === scope.materialId)?.title;
    if (!title) return materials.isPending ? '…' : t('scope.gone');
    return scope.pageFrom && scope.pageTo
      ? t('scope.pages', { title, from: scope.pageFrom, to: scope.pageTo })
      : title;
  }
  const shelf = subjects.data?.find(
    (subject) => subject.id === scope.subjectId || subject.topics.some((topic) => topic.id === scope.topicId),
  );
  if (scope.topicId)
    return shelf?.topics.find((topic) => topic.id === scope.topicId)?.name ?? t('scope.gone');
  if (scope.subjectId) return shelf?.name ?? t('scope.gone');
  return t('scope.everything');
}

export function ScopePicker({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation('tutor');
  const name = useScopeName(scope);
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const shelves = (subjects.data ?? []).filter((subject) => subject.materialCount > 0);
  const topics = shelves.flatMap((subject) => subject.topics).filter((topic) => topic.materialCount > 0);
  const group = (id: string, label: string, items: MenuItem[]): MenuItem[] =>
    items.length > 0 ? [{ kind: 'separator', id: `${id}-line` }, { kind: 'label', id, label }, ...items] : [];
  const items: MenuItem[] = [
    {
      id: 'everything',
      label: t('scope.everything'),
      checked: Object.keys(scope).length === 0,
      onSelect: () => onChange({}),
    },
    ...group(
      'subjects',
      t('scope.subject'),
      shelves.map((subject) => ({
        id: subject.id,
        label: subject.name,
        checked: scope.subjectId === subject.id,
        onSelect: () => onChange({ subjectId: subject.id }),
      })),
    ),
    ...group(
      'topics',
      t('scope.topic'),
      topics.map((topic) => ({
        id: topic.id,
        label: topic.name,
        checked: scope.topicId === topic.id,
        onSelect: () => onChange({ topicId: topic.id }),
      })),
    ),
    ...group(
      'files',
      t('scope.file'),
      (materials.data ?? []).map((material) => ({
        id: material.id,
        label: material.title,
        checked: scope.materialId === material.id,
        onSelect: () => onChange({ materialId: material.id }),
      })),
    ),
  ];
  return (
    <Menu items={items} align="start" side="top">
      <Button
        size="sm"
        aria-label={t('scope.label', { where: name })}
        icon={<BookOpen size={14} aria-hidden className="shrink-0" />}
        className="max-w-60 @md:max-w-72"
      >
        <span className="truncate">{name}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </Button>
    </Menu>
  );
}
