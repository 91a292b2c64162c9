// Choosing one of a known list. `null` is not a Radix value, so an option may stand for "no answer" with value ''.
import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { controlClass, useFieldControl } from './field.tsx';

export interface Choice<V extends string> {
  value: V;
  label: string;
  /** A second line, in lists that have room for it. */
  detail?: string;
  icon?: ReactNode;
  disabled?: boolean;
  /** Where the label is in another language than the screen. */
  lang?: string;
}

export interface SelectProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  choices: readonly Choice<NoInfer<V>>[];
  /** Needed outside a Field. */
  label?: string;
  className?: string;
  disabled?: boolean;
}

// Radix keeps '' for "nothing chosen", so the empty choice travels under a name of its own.
const emptyValue = '__empty';

export function Select<V extends string>({
  value,
  onChange,
  choices,
  label,
  className,
  disabled,
}: SelectProps<V>) {
  const control = useFieldControl();
  return (
    <Radix.Root
      value={value === '' ? emptyValue : value}
      onValueChange={(next) => onChange((next === emptyValue ? '' : next) as V)}
      {...(disabled ? { disabled } : {})}
    >
      <Radix.Trigger
        {...control}
        {...(label ? { 'aria-label': label } : {})}
        className={clsx(
          controlClass,
          'inline-flex min-h-9 items-center justify-between gap-2 py-1 text-start',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-md border border-line bg-raised shadow-float animate-enter"
        >
          <Radix.Viewport className="p-1">
            {choices.map((choice) => (
              <Radix.Item
                key={choice.value}
                value={choice.value === '' ? emptyValue : choice.value}
                {...(choice.disabled ? { disabled: true } : {})}
                lang={choice.lang}
                className="flex min-h-9 items-center gap-2 rounded-sm py-1 ps-2 pe-3 text-base text-ink outline-none select-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink data-disabled:opacity-50"
              >
                <span className="inline-flex w-4 shrink-0">
                  <Radix.ItemIndicator>
                    <Check aria-hidden size={16} />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{choice.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
