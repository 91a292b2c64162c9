// Tables of facts. A wide one scrolls inside its own frame, which can be reached and scrolled by keyboard.
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export function DataTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-start text-sm text-ink">{children}</table>
    </section>
  );
}

interface CellProps {
  /** Numbers stand right-aligned under each other. */
  numeric?: boolean;
  children?: ReactNode;
}

export function HeadCell({ numeric = false, children }: CellProps) {
  return (
    <th
      scope="col"
      className={clsx(
        'border-b border-line px-3 py-2 font-medium whitespace-nowrap text-ink-muted',
        numeric ? 'text-end' : 'text-start',
      )}
    >
      {children}
    </th>
  );
}

export function Cell({ numeric = false, children }: CellProps) {
  return (
    <td
      className={clsx(
        'border-t border-line px-3 py-2',
        numeric ? 'text-end whitespace-nowrap tabular-nums' : 'text-start',
      )}
    >
      {children}
    </td>
  );
}
