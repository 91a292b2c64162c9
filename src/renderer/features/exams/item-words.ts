// A piece of a plan in words, and its picture.
import { BookOpen, Layers, ListChecks, type LucideIcon, NotebookText, Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from '#contract/exams.ts';
import { useFormat } from '../../lib/format.ts';

export const itemIcons: Record<PlanItem['kind'], LucideIcon> = {
  lesson: NotebookText,
  read: BookOpen,
  quiz: ListChecks,
  review: Layers,
  mixed: Shuffle,
};

export function useItemWords(): (item: PlanItem) => string {
  const { t } = useTranslation('exams');
  const format = useFormat();
  return ({ kind, title, topicName, pageFrom, pageTo }) => {
    const name = title ?? topicName ?? '';
    switch (kind) {
      case 'lesson':
        return t('item.lesson', { name });
      case 'read': {
        const from = pageFrom ?? 1;
        const to = pageTo ?? from;
        const pages = from === to ? format.number(from) : `${format.number(from)}–${format.number(to)}`;
        return t('item.read', { name, pages });
      }
      case 'quiz':
        return t('item.quiz', { name: topicName ?? '' });
      case 'review':
        return t('item.review');
      case 'mixed':
        return t('item.mixed');
    }
  };
}
