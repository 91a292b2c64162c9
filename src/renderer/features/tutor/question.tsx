// A question as its student wrote it; the last one of a thread can be reworded.
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';

export function Question({ text, onEdit }: { text: string; onEdit?: (() => void) | undefined }) {
  const { t } = useTranslation('tutor');
  return (
    <div className="flex items-start justify-end gap-1">
      {onEdit ? (
        <IconButton
          size="sm"
          label={t('question.edit')}
          icon={<Pencil size={14} aria-hidden />}
          onClick={onEdit}
        />
      ) : null}
      <div
        data-question
        className="max-w-[85%] scroll-m-4 rounded-lg bg-accent-soft px-4 py-2.5 text-md wrap-anywhere whitespace-pre-wrap text-ink"
      >
        <span className="sr-only">{t('answer.you')}: </span>
        {text}
      </div>
    </div>
  );
}
