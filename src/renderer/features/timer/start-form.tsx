// Starting: a length, what it is for, and one button. Lengths are the student's own presets and a few common ones.
import { Coffee, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTarget, TimerState } from '#contract/timer.ts';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { lengthsAround } from './lengths.ts';
import { noTarget } from './target-options.ts';
import { TargetPicker } from './target-picker.tsx';
import type { TimerActs } from './use-timer.ts';

/** Choosing this length counts up instead. */
const open = 'open';

export function StartForm({ state, acts }: { state: TimerState; acts: TimerActs }) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const { presets, recentTargets } = state;
  const [length, setLength] = useState(String(presets.focus));
  const [chosen, setChosen] = useState<NamedTarget | null>(null);
  const target = chosen ?? recentTargets[0] ?? noTarget;
  const lengths = lengthsAround(presets.focus).map(String);
  const wanted = [...lengths, open].includes(length) ? length : String(presets.focus);
  const start = () =>
    acts.start(
      wanted === open ? { kind: 'count_up', target } : { kind: 'focus', minutes: Number(wanted), target },
    );
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t('start.length')}
        value={wanted}
        onChange={setLength}
        choices={[
          ...lengths.map((minutes) => ({
            value: minutes,
            label: t('start.minutes', { count: Number(minutes), minutes: format.number(Number(minutes)) }),
          })),
          { value: open, label: t('start.open') },
        ]}
      />
      <TargetPicker target={target} recent={recentTargets} onChange={setChosen} />
      <div className="flex flex-wrap items-center gap-2">
        <Tooltip label={t('start.hint')} keys={shortcutCaps('global.timer')}>
          <Button
            variant="primary"
            busy={acts.busy}
            icon={<Play size={16} aria-hidden />}
            onClick={start}
            className="flex-1"
          >
            {t('start.focus')}
          </Button>
        </Tooltip>
        <Button
          busy={acts.busy}
          icon={<Coffee size={16} aria-hidden />}
          onClick={() => acts.start({ kind: 'break' })}
        >
          {t('start.break', { minutes: format.number(presets.break) })}
        </Button>
      </div>
    </div>
  );
}
