// Tooltips name what an icon does and show its keys; they never hold anything that is not reachable without hover.
import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>;
}

export interface TooltipProps {
  label: ReactNode;
  /** Keys to show after the label, one cap each. */
  keys?: readonly string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md bg-ink px-2.5 py-1.5 text-sm text-canvas shadow-float animate-enter"
        >
          {label}
          {keys ? <Kbd keys={keys} inverted /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
