// A floating panel beside its trigger: scope pickers, citation previews opened by key or click.
import { Popover as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';

export interface PopoverProps {
  /** The one trigger element. */
  trigger?: ReactNode;
  /** Where to stand, for panels that are opened by something else. */
  anchor?: RefObject<{ getBoundingClientRect: () => DOMRect }>;
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  onOpenAutoFocus?: (event: Event) => void;
  onCloseAutoFocus?: (event: Event) => void;
}

export function Popover({
  trigger,
  anchor,
  label,
  children,
  open,
  onOpenChange,
  align,
  side,
  ...focus
}: PopoverProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      {anchor ? <Radix.Anchor virtualRef={anchor} /> : null}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          {...focus}
          align={align ?? 'start'}
          side={side ?? 'bottom'}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border border-line bg-raised p-3 shadow-float outline-none animate-enter"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
