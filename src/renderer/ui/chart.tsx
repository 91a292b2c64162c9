// Charts of our own: columns and a line. One place in a chart at a time is written out below it and spoken: the arrow
// keys move along as on a slider, the mouse by pointing. Colour repeats what the words and the table say.
import { clsx } from 'clsx';
import { type ReactNode, useId, useState } from 'react';

/** Drawing units; the picture stretches to the width there is. */
const width = 720;
const height = 160;

export type ChartTone = 'a' | 'b' | 'c' | 'd' | 'e' | 'rest';
/** In the order to use them; `rest` is for what is left over. */
export const chartTones: readonly ChartTone[] = ['a', 'b', 'c', 'd', 'e'];

const fills: Record<ChartTone, string> = {
  a: 'fill-chart-a',
  b: 'fill-chart-b',
  c: 'fill-chart-c',
  d: 'fill-chart-d',
  e: 'fill-chart-e',
  rest: 'fill-chart-rest',
};
const grounds: Record<ChartTone, string> = {
  a: 'bg-chart-a',
  b: 'bg-chart-b',
  c: 'bg-chart-c',
  d: 'bg-chart-d',
  e: 'bg-chart-e',
  rest: 'bg-chart-rest',
};

export interface LegendEntry {
  tone: ChartTone;
  label: string;
}

interface FrameProps {
  /** What the places are: "Day in the chart". */
  label: string;
  count: number;
  /** What a place holds, in words. */
  say: (at: number) => string;
  /** Written at the upper and the lower end of the axis. */
  ends: readonly [top: string, bottom: string];
  /** Written under the first and the last place. */
  sides?: readonly [first: string, last: string];
  legend?: readonly LegendEntry[];
  /** The place written out at first: the last, where time runs towards today, unless said otherwise. */
  begins?: 'first' | 'last';
}

export interface ColumnChartProps extends FrameProps {
  columns: readonly { key: string; parts: readonly { tone: ChartTone; value: number }[] }[];
  /** Value at the top of the axis. */
  end: number;
  /** A line across at this value, and its name in the legend. */
  goal?: { value: number; label: string };
}

export function ColumnChart({ columns, end, goal, ...frame }: ColumnChartProps) {
  const step = width / Math.max(1, columns.length);
  const tall = (value: number) => (Math.min(value, end) / end) * height;
  return (
    <Frame {...frame} goal={goal?.label}>
      {(at, point) => (
        <>
          {columns.map(({ key, parts }, index) => {
            let below = 0;
            return (
              <g key={key} onPointerEnter={() => point(index)}>
                <rect
                  x={index * step}
                  width={step}
                  height={height}
                  className={index === at ? 'fill-sunken dark:fill-raised' : 'fill-transparent'}
                />
                {parts.map(({ tone, value }) => {
                  const from = below;
                  below += value;
                  return value > 0 ? (
                    <rect
                      key={tone}
                      x={index * step + step * 0.15}
                      y={height - tall(below)}
                      width={step * 0.7}
                      height={tall(below) - tall(from)}
                      className={fills[tone]}
                    />
                  ) : null;
                })}
              </g>
            );
          })}
          {goal && goal.value <= end ? (
            <line
              x1={0}
              x2={width}
              y1={height - tall(goal.value)}
              y2={height - tall(goal.value)}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="6 4"
              className="pointer-events-none stroke-ink-muted"
            />
          ) : null}
        </>
      )}
    </Frame>
  );
}

export interface LineChartProps extends FrameProps {
  points: readonly { key: string; value: number }[];
  end: number;
}

export function LineChart({ points, end, ...frame }: LineChartProps) {
  const step = width / Math.max(1, points.length);
  const place = (index: number, value: number) =>
    [(index + 0.5) * step, height - (Math.min(value, end) / end) * (height - 16) - 8] as const;
  const path = points.map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${place(index, value).join(' ')}`);
  return (
    <Frame {...frame}>
      {(at, point) => (
        <>
          {points.map(({ key }, index) => (
            <rect
              key={key}
              x={index * step}
              width={step}
              height={height}
              onPointerEnter={() => point(index)}
              className={index === at ? 'fill-sunken dark:fill-raised' : 'fill-transparent'}
            />
          ))}
          <path
            d={path.join(' ')}
            vectorEffect="non-scaling-stroke"
            className="pointer-events-none fill-none stroke-chart-a stroke-2"
          />
          {/* A line without length and with round ends stays a dot, however the picture is stretched. */}
          {points.map(({ key, value }, index) => (
            <path
              key={key}
              d={`M${place(index, value).join(' ')}h0`}
              vectorEffect="non-scaling-stroke"
              strokeLinecap="round"
              strokeWidth={index === at ? 11 : 7}
              className="pointer-events-none stroke-chart-a"
            />
          ))}
        </>
      )}
    </Frame>
  );
}

function Frame({
  label,
  count,
  say,
  ends,
  sides,
  legend = [],
  begins = 'last',
  goal,
  children,
}: FrameProps & {
  goal?: string | undefined;
  children: (at: number, point: (at: number) => void) => ReactNode;
}) {
  const [chosen, setChosen] = useState(begins === 'first' ? 0 : count - 1);
  const said = useId();
  if (count === 0) return null;
  const at = Math.min(chosen, count - 1);
  const words = say(at);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2 pt-2">
        <div
          aria-hidden
          className="-my-2 flex h-44 shrink-0 flex-col justify-between text-end text-xs whitespace-nowrap text-ink-muted tabular-nums"
        >
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-describedby={said}
          aria-valuemin={0}
          aria-valuemax={count - 1}
          aria-valuenow={at}
          aria-valuetext={words}
          className="min-w-0 flex-1 rounded-sm"
          onKeyDown={(event) => {
            const next = stepTo(event.key, at, count);
            if (next === null) return;
            event.preventDefault();
            setChosen(next);
          }}
        >
          <svg
            aria-hidden
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className="block h-40 w-full border-b border-line-strong"
          >
            {children(at, setChosen)}
          </svg>
          {sides ? (
            <p aria-hidden className="mt-1 flex justify-between gap-4 text-xs text-ink-muted tabular-nums">
              <span>{sides[0]}</span>
              <span>{sides[1]}</span>
            </p>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-ink-muted">
        <p id={said} className="tabular-nums">
          {words}
        </p>
        {legend.length > 0 || goal ? (
          <p className="flex flex-wrap gap-x-4 gap-y-1">
            {legend.map(({ tone, label: name }) => (
              <span key={tone} className="inline-flex items-center gap-1.5">
                <span aria-hidden className={clsx('size-3 shrink-0 rounded-sm', grounds[tone])} />
                {name}
              </span>
            ))}
            {goal ? (
              <span className="inline-flex items-center gap-1.5">
                <span aria-hidden className="w-4 border-t border-dashed border-ink-muted" />
                {goal}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** Where a key leads from here among `count` places; null when it leads nowhere. */
export function stepTo(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 };
  const next = steps[key];
  return next === undefined ? null : Math.min(Math.max(0, next), count - 1);
}
