// Drop-down and context menus from one list of items, so that a right click and a "more" button offer the same.
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu, ContextMenu as RadixContext } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export type MenuItem =
  | { kind: 'separator'; id: string }
  | { kind: 'label'; id: string; label: string }
  | {
      kind?: 'item';
      id: string;
      label: string;
      icon?: ReactNode;
      keys?: readonly string[];
      /** Shows a tick; for choices. */
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    };

const content =
  'z-50 min-w-48 max-w-80 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float animate-enter';
const itemClass =
  'flex min-h-9 items-center gap-2.5 rounded-sm px-2 py-1 text-base outline-none select-none ' +
  'data-highlighted:bg-accent-soft data-highlighted:text-accent-ink data-disabled:opacity-50';

interface MenuProps {
  items: readonly MenuItem[];
  children: ReactNode;
}

/** `children` is the one trigger element. */
export function Menu({
  items,
  children,
  align = 'end',
  side = 'bottom',
}: MenuProps & { align?: 'start' | 'center' | 'end'; side?: 'top' | 'right' | 'bottom' | 'left' }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={content}
        >
          <Items items={items} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Right click or the menu key anywhere on `children` (one element). */
export function ContextMenu({ items, children }: MenuProps) {
  return (
    <RadixContext.Root>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content collisionPadding={8} className={content}>
          <Items items={items} parts={RadixContext} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}

function Items({
  items,
  parts,
}: {
  items: readonly MenuItem[];
  parts: Pick<typeof DropdownMenu, 'Item' | 'Separator' | 'Label' | 'CheckboxItem'>;
}) {
  return items.map((item) => {
    if (item.kind === 'separator') {
      return <parts.Separator key={item.id} className="my-1 h-px bg-line" />;
    }
    if (item.kind === 'label') {
      return (
        <parts.Label key={item.id} className="px-2 py-1 text-xs font-medium text-ink-faint">
          {item.label}
        </parts.Label>
      );
    }
    const body = (
      <>
        <span className="inline-flex w-4 shrink-0 justify-center" aria-hidden>
          {item.checked ? <Check size={16} /> : item.icon}
        </span>
        <span className="min-w-0 flex-1 truncate">{item.label}</span>
        {item.keys ? <Kbd keys={item.keys} /> : null}
      </>
    );
    const shared = {
      onSelect: item.onSelect,
      disabled: item.disabled ?? false,
      className: clsx(itemClass, item.danger ? 'text-danger-ink' : 'text-ink'),
    };
    return item.checked === undefined ? (
      <parts.Item key={item.id} {...shared}>
        {body}
      </parts.Item>
    ) : (
      <parts.CheckboxItem key={item.id} checked={item.checked} {...shared}>
        {body}
      </parts.CheckboxItem>
    );
  });
}
