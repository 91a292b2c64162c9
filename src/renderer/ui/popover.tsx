// A floating panel beside its trigger: scope pickers, citation previews opened by key or click.
import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';

export interface PopoverProps {
  /** The one trigger element. */
  trigger?: ReactNode;
  /** Where to stand, for panels that are opened by something else. */
  anchor?: RefObject<{ getBoundingClientRect: () => DOMRect }>;
  label: string;
  children: ReactNode;
  /** Nothing else can be used while it is open; needed where it scrolls above a dialog. */
  modal?: boolean;
  /** Its content reaches the edges and scrolls by itself. */
  flush?: boolean;
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
  modal = false,
  flush = false,
  open,
  onOpenChange,
  align,
  side,
  ...focus
}: PopoverProps) {
  return (
    <Radix.Root
      modal={modal}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
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
          className={clsx(
            'z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] rounded-md border border-line bg-raised shadow-float outline-none animate-enter',
            flush ? 'flex flex-col overflow-hidden' : 'overflow-y-auto p-3',
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
