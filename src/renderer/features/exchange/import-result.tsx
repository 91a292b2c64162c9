// What became of a file: what was made, and what was left out and why.
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Taken } from '#contract/exchange.ts';
import { useFormat } from '../../lib/format.ts';
import { practicePaths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';

const lines = ['made', 'updated', 'skipped', 'media', 'mediaLeftOut'] as const;

export function ImportResult({ taken, onClose }: { taken: Taken; onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const navigate = useNavigate();
  const told = lines.filter((line) => line === 'made' || taken[line] > 0);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex list-disc flex-col gap-1 ps-5 text-base text-ink" role="status">
        {told.map((line) => (
          <li key={line}>
            {t(`import.${line}`, { count: taken[line], number: format.number(taken[line]) })}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('done')}</Button>
        <Button
          variant="primary"
          onClick={() => {
            onClose();
            navigate(practicePaths.cards);
          }}
        >
          {t('import.show')}
        </Button>
      </div>
    </div>
  );
}
