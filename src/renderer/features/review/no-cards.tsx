// For whoever has no cards yet: where they come from, and the ways to make some.
import { FileText, Layers, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { newCardPath, proposalsPath } from './paths.ts';

export function NoCards() {
  const { t } = useTranslation('review');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<Layers size={28} />}
      title={t('empty.title')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button icon={<FileText aria-hidden size={17} />} onClick={() => navigate(proposalsPath)}>
            {t('fromFile')}
          </Button>
          <Button
            variant="primary"
            icon={<Plus aria-hidden size={18} />}
            onClick={() => navigate(newCardPath)}
          >
            {t('newCard')}
          </Button>
        </div>
      }
    >
      <p>{t('empty.text')}</p>
      <ul className="mx-auto mt-2 w-fit list-disc ps-5 text-start">
        <li>{t('empty.mistakes')}</li>
        <li>{t('empty.proposals')}</li>
        <li>{t('empty.own')}</li>
      </ul>
    </EmptyState>
  );
}
