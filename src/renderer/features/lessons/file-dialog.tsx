// Chooses the file whose contents become topics and lessons.
import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { lessonsFromPath } from '../../lib/paths.ts';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';

export function FileDialog({
  open,
  onOpenChange,
  subjectId,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the lessons are to go, if that is known. */
  subjectId?: string;
}) {
  const { t } = useTranslation('lessons');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('plan.choose')}
      description={t('plan.chooseText')}
    >
      {open ? <Files subjectId={subjectId} onClose={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Files({ subjectId, onClose }: { subjectId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  if (materials.isError) return <FaultView error={materials.error} compact />;
  if (materials.isPending) return <Skeleton lines={4} />;
  const ready = materials.data.filter(({ status }) => status === 'ready');
  if (ready.length === 0) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-base text-ink-muted">{t('plan.noFiles')}</p>
        <Button
          variant="primary"
          onClick={() => {
            onClose();
            act('importFiles');
          }}
        >
          {t('plan.import')}
        </Button>
      </div>
    );
  }
  return (
    <ul className="flex max-h-80 flex-col overflow-y-auto">
      {ready.map(({ id, title, pageCount }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => void navigate(lessonsFromPath(id, subjectId))}
            className="flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-start text-base text-ink hover:bg-sunken"
          >
            <FileText aria-hidden size={17} className="shrink-0 text-ink-muted" />
            <span className="min-w-0 flex-1 truncate">{title}</span>
            {pageCount === null ? null : (
              <span className="text-sm text-ink-muted">{t('plan.pageCount', { count: pageCount })}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
