// A square a day, a column a week. The darker, the nearer to the goal; the words of each square say its minutes. One
// square is in the tab order, the arrow keys move among them.
import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { factsOf } from './day-facts.ts';
import { type ChartDay, dayFrom, monthStarts, shadeOf, weeksOf } from './figures.ts';

const cell = 13;
const gap = 3;
const step = cell + gap;
const left = 34;
const top = 18;

const shades = ['fill-sunken', 'fill-accent/30', 'fill-accent/50', 'fill-accent/75', 'fill-accent'] as const;

export interface YearHeatmapProps {
  days: readonly ChartDay[];
  from: string;
  to: string;
  goal: number;
  open: string | null;
  onOpen: (day: string) => void;
}

export function YearHeatmap({ days, from, to, goal, open, onOpen }: YearHeatmapProps) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const [at, setAt] = useState(to);
  const [pointed, setPointed] = useState<string | null>(null);
  const grid = useRef<SVGSVGElement>(null);
  const known = new Map(days.map((day) => [day.day, day]));
  const weeks = weeksOf(from, to);
  const say = (day: string) => {
    return t('chart.year.cell', {
      day: format.date(noonOf(day)),
      what: factsOf(known.get(day), t, format).join(', ') || t('chart.none'),
    });
  };
  const focused = at < from || at > to ? to : at;
  const move = (day: string) => {
    setAt(day);
    setPointed(null);
    grid.current?.querySelector<SVGElement>(`[data-day="${day}"]`)?.focus();
  };
  const month = new Intl.DateTimeFormat(format.locale, { month: 'short' });
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: 'short' });
  const width = left + weeks.length * step;
  return (
    <div className="flex flex-col gap-2">
      <div className="overflow-x-auto pb-1" dir="ltr">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no table. */}
        <svg
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its squares are moved among by keys.
          role="grid"
          aria-label={t('chart.year.label')}
          viewBox={`0 0 ${width} ${top + 7 * step}`}
          className="block w-full max-w-245 min-w-170"
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') {
              event.preventDefault();
              onOpen(focused);
              return;
            }
            const next = dayFrom(event.key, focused, from, to);
            if (next === null) return;
            event.preventDefault();
            move(next);
          }}
        >
          {monthStarts(weeks).map(({ at: column, day }) => (
            <text
              key={day}
              aria-hidden
              x={left + column * step}
              y={11}
              className="fill-ink-muted text-[11px]"
            >
              {month.format(noonOf(day))}
            </text>
          ))}
          {[0, 1, 2, 3, 4, 5, 6].map((row) => (
            // biome-ignore lint/a11y/useSemanticElements: a drawing has no table rows.
            <g key={row} role="row">
              {row % 2 === 0 ? (
                <text aria-hidden x={0} y={top + row * step + 10} className="fill-ink-muted text-[11px]">
                  {weekday.format(noonOf(weeks[1]?.[row] ?? to))}
                </text>
              ) : null}
              {weeks.map((week, column) => {
                const day = week[row];
                if (!day) return null;
                const shade = shadeOf(known.get(day)?.activeSeconds ?? 0, goal);
                const answered = shade === 0 && (known.get(day)?.quizAnswers ?? 0) > 0;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: a drawing has no table cells.
                  <rect
                    key={day}
                    role="gridcell"
                    data-day={day}
                    tabIndex={day === focused ? 0 : -1}
                    aria-label={say(day)}
                    aria-selected={day === open}
                    x={left + column * step}
                    y={top + row * step}
                    width={cell}
                    height={cell}
                    rx={3}
                    className={clsx(
                      'cursor-pointer outline-offset-1',
                      answered ? shades[1] : shades[shade],
                      day === open ? 'stroke-ink stroke-2' : 'stroke-line',
                    )}
                    onPointerEnter={() => setPointed(day)}
                    onPointerLeave={() => setPointed(null)}
                    onFocus={() => setAt(day)}
                    onClick={() => {
                      move(day);
                      onOpen(day);
                    }}
                  />
                );
              })}
            </g>
          ))}
        </svg>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-ink-muted">
        <p className="tabular-nums">{say(pointed ?? focused)}</p>
        <p aria-hidden className="flex items-center gap-1.5">
          {t('chart.year.less')}
          <svg aria-hidden viewBox={`0 0 ${5 * step} ${cell}`} className="h-3.25 w-20">
            {shades.map((shade, index) => (
              <rect
                key={shade}
                x={index * step}
                width={cell}
                height={cell}
                rx={3}
                className={clsx(shade, 'stroke-line')}
              />
            ))}
          </svg>
          {t('chart.year.more')}
        </p>
      </div>
    </div>
  );
}
