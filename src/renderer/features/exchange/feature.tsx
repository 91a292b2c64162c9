// In and out: the dialogs for it, opened from where cards, quizzes and settings are, and a quiz on paper.
import { Download, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import type { Feature } from '../../lib/feature.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useAct, useCommands } from '../../lib/slots.ts';
import { notify } from '../../ui/toast.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { QuizDialog } from './quiz-dialog.tsx';

function Background() {
  const { t } = useTranslation('exchange');
  const toast = useFaultToast();
  const [open, setOpen] = useState<'import' | 'export' | 'quiz' | null>(null);
  useAct('importCards', () => setOpen('import'));
  useAct('exportCards', () => setOpen('export'));
  useAct('importQuiz', () => setOpen('quiz'));
  useAct('exportQuiz', (input) => {
    client.exchange.exportQuiz(input).then(
      (file) => {
        saveFile(file);
        notify.success(t('saved', { name: file.name }));
      },
      (error: unknown) => toast(error),
    );
  });
  const commands = useMemo(
    () => [
      {
        id: 'exchange.import',
        label: t('menu.import'),
        icon: <Upload size={16} aria-hidden />,
        keywords: ['anki', 'apkg', 'csv'],
        run: () => setOpen('import'),
      },
      {
        id: 'exchange.export',
        label: t('menu.export'),
        icon: <Download size={16} aria-hidden />,
        keywords: ['anki', 'apkg', 'csv', 'markdown'],
        run: () => setOpen('export'),
      },
    ],
    [t],
  );
  useCommands(commands);
  const close = () => setOpen(null);
  if (open === 'import') return <ImportDialog onClose={close} />;
  if (open === 'export') return <ExportDialog onClose={close} />;
  return open === 'quiz' ? <QuizDialog onClose={close} /> : null;
}

export const feature: Feature = {
  id: 'exchange',
  bareRoutes: [{ path: 'print/quiz/:quizId', lazy: () => import('./print-screen.tsx') }],
  Background,
};
