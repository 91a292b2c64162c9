// Two days, the first and the last of a stretch.
import { Field, Input } from './field.tsx';

export interface Days {
  /** Local days, "2026-11-26"; empty while one is being typed. */
  from: string;
  to: string;
}

export interface DayRangeProps {
  days: Days;
  labels: { from: string; to: string };
  /** The earliest first day the picker offers. */
  min: string;
  error?: string | undefined;
  onChange: (days: Days) => void;
}

export function DayRange({ days, labels, min, error, onChange }: DayRangeProps) {
  return (
    <>
      <Field label={labels.from} className="flex-1 basis-40">
        <Input
          type="date"
          value={days.from}
          min={min}
          onChange={(event) => onChange({ ...days, from: event.target.value })}
        />
      </Field>
      <Field label={labels.to} error={error} className="flex-1 basis-40">
        <Input
          type="date"
          value={days.to}
          min={days.from}
          onChange={(event) => onChange({ ...days, to: event.target.value })}
        />
      </Field>
    </>
  );
}
