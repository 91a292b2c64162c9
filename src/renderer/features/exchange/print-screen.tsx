// A quiz on paper: its questions, and behind them the answers if they are wanted. The same Markdown that is saved, drawn by the
// one renderer; buttons stay off the paper.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { client } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { RichText } from '../../lib/math/rich-text.tsx';
import { practicePaths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Skeleton } from '../../ui/states.tsx';

export function Component() {
  const { t } = useTranslation('exchange');
  const navigate = useNavigate();
  const { quizId = '' } = useParams();
  const [withKey, setWithKey] = useState(false);
  const sheet = useQuery({
    queryKey: ['print', quizId, withKey],
    queryFn: async () => (await client.exchange.exportQuiz({ quizId, format: 'markdown', withKey })).text(),
  });
  return (
    <main className="h-full overflow-y-auto bg-canvas print:h-auto print:overflow-visible">
      <div className="mx-auto flex max-w-3xl flex-col gap-6 px-6 py-6 print:max-w-none print:p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
          <Button
            variant="quiet"
            icon={<ArrowLeft aria-hidden size={17} />}
            onClick={() => navigate(practicePaths.quizzes)}
          >
            {t('print.back')}
          </Button>
          <div className="flex flex-wrap items-center gap-4">
            <Checkbox checked={withKey} onChange={setWithKey} label={t('print.withKey')} />
            <Button
              variant="primary"
              icon={<Printer aria-hidden size={17} />}
              disabled={!sheet.data}
              onClick={() => window.print()}
            >
              {t('print.print')}
            </Button>
          </div>
        </div>
        {sheet.isError ? (
          <FaultView error={sheet.error} onAction={() => void sheet.refetch()} />
        ) : sheet.data === undefined ? (
          <Skeleton lines={8} />
        ) : (
          <Sheet text={sheet.data} />
        )}
      </div>
    </main>
  );
}

/** The first line is the title, which is a heading to the page as well. */
function Sheet({ text }: { text: string }) {
  const [first = '', ...rest] = text.split('\n');
  return (
    <article className="print-sheet [&_ol+p]:ps-6 rounded-lg border border-line bg-surface p-8 print:border-0 print:bg-transparent print:p-0">
      <h1 className="mb-4 font-serif text-xl font-semibold text-ink">{first.replace(/^# /, '')}</h1>
      <RichText text={rest.join('\n')} />
    </article>
  );
}
