// Checkbox, switch, segmented control and radio cards: small sets, everything visible at once.
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { RadioGroup, Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import type { Choice } from './select.tsx';

interface ToggleProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export function Checkbox({ checked, onChange, label, hint, disabled = false }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        className="mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-raised text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <RadixCheckbox.Indicator>
          <Check aria-hidden size={14} strokeWidth={3} />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <ToggleText id={id} label={label} hint={hint} />
    </div>
  );
}

export function Switch({ checked, onChange, label, hint, disabled = false }: ToggleProps) {
  const id = useId();
  return (
    <div className={clsx('flex justify-between gap-4', hint ? 'items-start' : 'items-center')}>
      <ToggleText id={id} label={label} hint={hint} />
      <RadixSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        className="inline-flex h-6 w-11 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <RadixSwitch.Thumb className="block size-4.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent rtl:data-[state=checked]:-translate-x-5" />
      </RadixSwitch.Root>
    </div>
  );
}

function ToggleText({ id, label, hint }: { id: string; label: ReactNode; hint: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-base text-ink">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

interface OneOfProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  choices: readonly Choice<NoInfer<V>>[];
  label: string;
}

/** Two to five short choices side by side. */
export function Segmented<V extends string>({ value, onChange, choices, label }: OneOfProps<V>) {
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      aria-label={label}
      orientation="horizontal"
      className="inline-flex max-w-full flex-wrap gap-0.5 self-start rounded-md border border-line bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled ?? false}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-3 text-base text-ink-muted transition-colors hover:text-ink data-[state=checked]:bg-raised data-[state=checked]:font-medium data-[state=checked]:text-ink data-[state=checked]:shadow-lift disabled:opacity-50"
        >
          {choice.icon}
          {choice.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

/** Choices that deserve a sentence each, in a grid that folds to one column. */
export function RadioCards<V extends string>({
  value,
  onChange,
  choices,
  label,
  columns = 'md',
}: OneOfProps<V> & { columns?: 'sm' | 'md' }) {
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      aria-label={label}
      className={clsx(
        'grid gap-2',
        columns === 'sm'
          ? 'grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))]'
          : 'grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]',
      )}
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled ?? false}
          className="group flex items-start gap-2.5 rounded-md border border-line bg-raised px-3 py-2 text-start transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft disabled:opacity-50"
        >
          <span className="mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised group-data-[state=checked]:border-accent">
            <RadioGroup.Indicator className="block size-2.5 rounded-full bg-accent" />
          </span>
          <span className="min-w-0">
            <span className="block text-base text-ink">{choice.label}</span>
            {choice.detail ? <span className="block text-sm text-ink-muted">{choice.detail}</span> : null}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
