// What is seen between a question and its stored answer: where the work stands, then the model's words as they come.
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../lib/client.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { Running } from './use-ask.ts';

/** Marks name sources by their place in the prompt; only the stored answer knows their pages, so none is shown yet. */
const rawMarks = /\s*[[(【]\s*S\d+(?:\s*[,;]\s*S?\d+)*\s*[\])】]/g;
/** The beginning of a mark that has not arrived whole. */
const openMark = /\s*[[(【]\s*S?\d*(?:\s*[,;]\s*S?\d*)*$/;

export function LiveAnswer({ running }: { running: Running }) {
  const { t } = useTranslation('tutor');
  const words = useStageWords(running);
  if (running.said === '') return <StageLine words={words} />;
  return (
    <div
      data-testid="live-answer"
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="font-serif text-md leading-relaxed text-ink">
        <RichText text={running.said.replace(rawMarks, '').replace(openMark, '')} streaming />
      </div>
      <StageLine words={t('stage.writing')} />
    </div>
  );
}

function StageLine({ words }: { words: string }) {
  return (
    <p role="status" className="flex items-center gap-2 text-base text-ink-muted">
      <Spinner size={16} />
      {words}
    </p>
  );
}

function useStageWords({ stage }: Running): string {
  const { t } = useTranslation('tutor');
  if (useConnection() === 'lost') return t('stage.away');
  switch (stage?.type) {
    case undefined:
      return t('stage.starting');
    case 'searching':
      return t('stage.searching', { count: stage.passageCount });
    case 'found':
      return t('stage.found', { count: stage.passages });
    case 'thinking':
      return t('stage.thinking');
    case 'waiting':
      return t(`stage.waiting.${stage.for}`, { model: stage.model });
  }
}
