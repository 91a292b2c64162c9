// Bars by day, cloud on top of local. One day at a time is spoken and written out below: the arrow keys move along the
// days as on a slider, the mouse by pointing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { axisEnd, type Day, noonOf } from './days.ts';

/** Drawing units; the picture stretches to the width there is. */
const width = 720;
const height = 160;

export interface DayChartProps {
  days: readonly Day[];
  write: (value: number) => string;
}

export function DayChart({ days, write }: DayChartProps) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const [chosen, setChosen] = useState(days.length - 1);
  const at = Math.min(chosen, days.length - 1);
  const day = days[at];
  if (!day) return null;
  const end = axisEnd(Math.max(...days.map(({ local, cloud }) => local + cloud)));
  const step = width / days.length;
  const tall = (value: number) => (value / end) * height;
  const said = t('chart.said', {
    day: format.date(noonOf(day.day)),
    local: write(day.local),
    cloud: write(day.cloud),
  });
  const keys: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: days.length - 1,
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-stretch gap-2">
        <div
          aria-hidden
          className="flex flex-col justify-between text-end text-xs text-ink-muted tabular-nums"
        >
          <span>{write(end)}</span>
          <span>{write(0)}</span>
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('chart.label')}
          aria-valuemin={0}
          aria-valuemax={days.length - 1}
          aria-valuenow={at}
          aria-valuetext={said}
          className="min-w-0 flex-1 rounded-sm"
          onKeyDown={(event) => {
            const next = keys[event.key];
            if (next === undefined) return;
            event.preventDefault();
            setChosen(Math.min(Math.max(0, next), days.length - 1));
          }}
        >
          <svg
            aria-hidden
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className="block h-40 w-full border-b border-line-strong"
          >
            {days.map(({ day: key, local, cloud }, index) => (
              <g key={key} onPointerEnter={() => setChosen(index)}>
                <rect
                  x={index * step}
                  width={step}
                  height={height}
                  className={index === at ? 'fill-sunken' : 'fill-transparent'}
                />
                <rect
                  x={index * step + step * 0.15}
                  y={height - tall(local)}
                  width={step * 0.7}
                  height={tall(local)}
                  className="fill-accent"
                />
                <rect
                  x={index * step + step * 0.15}
                  y={height - tall(local) - tall(cloud)}
                  width={step * 0.7}
                  height={tall(cloud)}
                  className="fill-info-ink"
                />
              </g>
            ))}
          </svg>
        </div>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-2 text-sm text-ink-muted">
        <p className="tabular-nums">{said}</p>
        <p className="flex flex-wrap gap-4">
          <Key className="bg-accent" label={t('local')} />
          <Key className="bg-info-ink" label={t('cloud')} />
        </p>
      </div>
    </div>
  );
}

function Key({ className, label }: { className: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-3 rounded-sm ${className}`} />
      {label}
    </span>
  );
}
