// The reader: a document, its controls, finding, contents, and the marks of a citation. The same component fills the
// reader screen and stands beside a chat or a quiz.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import type { ReaderPaneProps } from '../../lib/reader-slot.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { DocumentReader } from './document-reader.tsx';
import type { Opening } from './opening.ts';

export interface ReaderProps {
  opening: Opening;
  /** Beside something else: Escape leaves, and the reading position is not touched. */
  onClose?: () => void;
}

export function Reader({ opening, onClose }: ReaderProps) {
  const { t } = useTranslation('reader');
  const navigate = useNavigate();
  const opened = useQuery(orpc.reader.open.queryOptions({ input: { materialId: opening.materialId } }));
  if (opened.isError) {
    const gone = faultOf(opened.error).code === 'NOT_FOUND';
    return (
      <FaultView
        error={opened.error}
        onAction={gone ? (onClose ?? (() => void navigate('/library'))) : () => void opened.refetch()}
        {...(gone ? { actionLabel: onClose ? t('close') : t('toLibrary') } : {})}
      />
    );
  }
  if (!opened.data) return <Skeleton className="mx-auto max-w-2xl px-6 py-16" lines={12} />;
  return (
    <DocumentReader
      key={opening.materialId}
      opened={opened.data}
      opening={opening}
      {...(onClose ? { onClose } : {})}
    />
  );
}

/** Beside a chat or a quiz, through lib/reader-slot.tsx. */
export function ReaderBeside({ target, onClose }: ReaderPaneProps) {
  const opening = useMemo(() => ({ ...target }), [target]);
  return <Reader opening={opening} {...(onClose ? { onClose } : {})} />;
}
