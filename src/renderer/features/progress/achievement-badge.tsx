// A medal: the family's picture in a frame that grows richer with the tier, and as many pips as the tier counts. Locked
// ones are an outline. Decoration: the words stand beside it.
import { clsx } from 'clsx';
import type { AchievementCriteria } from '#contract/progress.ts';
import { glyphs } from './badge-glyphs.tsx';

const centre = { x: 40, y: 36 };

/** Bronze, silver, gold, in colours of the app that hold in both themes. */
const metals = [
  { frame: 'fill-chart-b/20 stroke-chart-b', ink: 'stroke-chart-b', pip: 'fill-chart-b' },
  { frame: 'fill-chart-c/20 stroke-chart-c', ink: 'stroke-chart-c', pip: 'fill-chart-c' },
  { frame: 'fill-chart-e/25 stroke-chart-e', ink: 'stroke-chart-e', pip: 'fill-chart-e' },
] as const;
const outline = {
  frame: 'fill-transparent stroke-line-strong',
  ink: 'stroke-ink-faint',
  pip: 'fill-ink-faint',
};

export interface AchievementBadgeProps {
  family: AchievementCriteria;
  tier: number;
  locked: boolean;
}

export function AchievementBadge({ family, tier, locked }: AchievementBadgeProps) {
  const level = Math.min(Math.max(1, tier), metals.length);
  const { frame, ink, pip } = locked ? outline : metals[level - 1]!;
  const Glyph = glyphs[family];
  return (
    <svg aria-hidden viewBox="0 0 80 80" className="size-18 shrink-0">
      <path
        d={frames[level - 1]}
        className={frame}
        strokeWidth={2.5}
        strokeLinejoin="round"
        {...(locked ? { strokeDasharray: '5 4' } : {})}
      />
      {locked ? null : (
        <circle cx={centre.x} cy={centre.y} r={25} className={clsx('fill-surface', ink)} strokeWidth={1.25} />
      )}
      <g
        transform={`translate(${centre.x - 18} ${centre.y - 18}) scale(1.5)`}
        className={clsx('fill-none', ink)}
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <Glyph />
      </g>
      {Array.from({ length: level }, (_, at) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: identical pips, never reordered.
          key={at}
          cx={centre.x + (at - (level - 1) / 2) * 9}
          cy={74}
          r={2.75}
          className={pip}
        />
      ))}
    </svg>
  );
}

/** A closed line around the centre with `points` bulges of the given depth; 0 is a circle. */
function framePath(points: number, radius: number, depth: number): string {
  const steps = 144;
  const places = Array.from({ length: steps }, (_, at) => {
    const angle = (at / steps) * 2 * Math.PI - Math.PI / 2;
    const away = radius + depth * Math.cos(angle * points + (points * Math.PI) / 2);
    return `${(centre.x + away * Math.cos(angle)).toFixed(2)} ${(centre.y + away * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${places.join('L')}Z`;
}

const frames = [framePath(1, 31, 0), framePath(8, 31, 1.6), framePath(12, 31, 2.6)];
