// Opens a document in the view that fits it, and says plainly when that cannot be done.

import { BookOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FaultView } from '../../lib/fault-view.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { OpenedMaterial, Opening } from './opening.ts';
import { PasswordForm } from './password-form.tsx';
import { usePdf } from './use-pdf.ts';
import { Workspace } from './workspace.tsx';
import './reader.css';

export interface DocumentReaderProps {
  opened: OpenedMaterial;
  opening: Opening;
  onClose?: () => void;
}

export function DocumentReader(props: DocumentReaderProps) {
  const { t } = useTranslation('reader');
  const { material } = props.opened;
  if (material.contentType === 'application/pdf') return <PdfReader {...props} />;
  if (material.pageCount === null || material.pageCount === 0) {
    return <EmptyState icon={<BookOpen size={24} />} title={t('notReadYet')} />;
  }
  return <Workspace {...props} pdf={null} pageCount={material.pageCount} />;
}

function PdfReader(props: DocumentReaderProps) {
  const { t } = useTranslation('reader');
  const navigate = useNavigate();
  const { material } = props.opened;
  const [attempt, setAttempt] = useState(0);
  const state = usePdf(material.id, material.byteSize, attempt);
  const leave = props.onClose ?? (() => void navigate(`/library/${material.id}`));
  switch (state.phase) {
    case 'opening':
      return <Skeleton className="mx-auto max-w-2xl px-6 py-16" lines={14} />;
    case 'locked':
      return (
        <div className="h-full overflow-y-auto">
          <PasswordForm wrong={state.wrong} onSubmit={state.unlock} />
        </div>
      );
    case 'failed':
      return state.fault === null ? (
        <ErrorState
          title={t('cannotDraw.title')}
          cause={t('cannotDraw.cause')}
          action={{ label: props.onClose ? t('close') : t('toFile'), onClick: leave }}
        />
      ) : (
        <FaultView
          error={state.fault}
          actionLabel={t('tryAgain')}
          onAction={() => setAttempt((before) => before + 1)}
        />
      );
    case 'open':
      return <Workspace {...props} pdf={state.pdf} pageCount={state.pdf.numPages} />;
  }
}
