// The flame of a streak: filled once the day counts, an outline before.
import { clsx } from 'clsx';

/** In a box of 24 by 24. */
export const flamePath =
  'M12.2 2.2c.5 3-1 4.6-2.6 6.4C7.9 10.5 6 12.4 6 15.3 6 19 8.7 21.8 12 21.8s6-2.8 6-6.3c0-2.3-1-4.2-2-5.6-.3 1.3-.9 2.2-1.8 2.8.4-3.9-.4-7.6-2-10.5Z';

export function Flame({ lit, size = 24, className }: { lit: boolean; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className={clsx('shrink-0 stroke-chart-b', lit ? 'fill-chart-b' : 'fill-transparent', className)}
      strokeWidth={1.75}
      strokeLinejoin="round"
    >
      <path d={flamePath} />
      {lit ? (
        <path
          d="M12.2 13.2c.2 1.5-.6 2.2-1.3 3.1-.5.6-.9 1.2-.9 2 0 1.3.9 2.2 2.1 2.2s2.1-1 2.1-2.3c0-1.9-1.3-2.9-2-5Z"
          className="fill-surface stroke-none"
        />
      ) : null}
    </svg>
  );
}
