// One line of text that saves itself when it is left or Enter is pressed, so that half an address is never stored.
// Escape puts the stored text back; a refused text stays to be mended, with the reason under it.
import { type ComponentProps, useState } from 'react';
import { Field, type FieldProps, Input } from './field.tsx';

export interface SavedFieldProps
  extends Pick<FieldProps, 'label' | 'hint' | 'className'>,
    Pick<ComponentProps<'input'>, 'list' | 'placeholder' | 'inputMode'> {
  /** As it is stored. */
  value: string;
  /** Resolves with a sentence when the text cannot be taken. */
  save: (text: string) => Promise<string | null>;
}

export function SavedField({ value, save, label, hint, className, ...input }: SavedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const commit = async () => {
    if (draft === null) return;
    if (draft.trim() === value) return put(null);
    const refused = await save(draft.trim());
    if (refused === null) put(null);
    else setError(refused);
  };
  const put = (next: string | null) => {
    setDraft(next);
    setError(null);
  };
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      <Input
        {...input}
        value={draft ?? value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => put(event.target.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            put(null);
          }
        }}
      />
    </Field>
  );
}
