// Subjects to begin with: the ready-made ones as chips, and names of one's own. None is an answer too: what is not
// chosen here waits under Subjects.
import { useQuery } from '@tanstack/react-query';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';

export interface ChosenSubjects {
  /** Ready-made ones, by slug. */
  starters: string[];
  own: string[];
  /** Typed and not added yet: it counts all the same. */
  typed: string;
}

export const noSubjects: ChosenSubjects = { starters: [], own: [], typed: '' };

export function SubjectChoice({
  chosen,
  onChange,
}: {
  chosen: ChosenSubjects;
  onChange: (chosen: ChosenSubjects) => void;
}) {
  const { t } = useTranslation('people');
  const starters = useQuery(orpc.lessons.starters.queryOptions());
  // A name that was unticked stays in view, to be ticked again.
  const [named, setNamed] = useState<string[]>([]);
  const add = () => {
    const name = chosen.typed.trim();
    if (!name) return;
    setNamed((before) => [...new Set([...before, name])]);
    onChange({ ...chosen, own: toggled(chosen.own, name, true), typed: '' });
  };
  return (
    <div className="flex flex-col items-start gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a flex column */}
      <div role="group" aria-labelledby="own-subjects" className="flex flex-col gap-1.5">
        <span id="own-subjects" className="text-base font-medium">
          {t('about.subjects')}
        </span>
        <p className="text-sm text-ink-muted">{t('about.subjectsText')}</p>
        <div className="flex flex-wrap gap-2">
          {starters.data?.map(({ slug, name }) => (
            <Chip
              key={slug}
              label={name}
              pressed={chosen.starters.includes(slug)}
              onPress={(pressed) =>
                onChange({ ...chosen, starters: toggled(chosen.starters, slug, pressed) })
              }
            />
          ))}
          {named.map((name) => (
            <Chip
              key={`own ${name}`}
              label={name}
              pressed={chosen.own.includes(name)}
              onPress={(pressed) => onChange({ ...chosen, own: toggled(chosen.own, name, pressed) })}
            />
          ))}
        </div>
      </div>
      <div className="flex w-full max-w-md items-end gap-2">
        <Field label={t('about.ownSubject')} labelHidden className="min-w-0 flex-1">
          <Input
            value={chosen.typed}
            maxLength={120}
            autoComplete="off"
            placeholder={t('about.ownSubject')}
            onChange={(event) => onChange({ ...chosen, typed: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !chosen.typed.trim()) return;
              // Enter adds the name; it does not send the form.
              event.preventDefault();
              add();
            }}
          />
        </Field>
        <Button icon={<Plus aria-hidden size={16} />} disabled={!chosen.typed.trim()} onClick={add}>
          {t('about.addSubject')}
        </Button>
      </div>
    </div>
  );
}

function Chip({
  label,
  pressed,
  onPress,
}: {
  label: string;
  pressed: boolean;
  onPress: (pressed: boolean) => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onPress(!pressed)}
      className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line bg-raised px-3 text-start text-base text-ink hover:border-line-strong aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {pressed ? <Check aria-hidden size={15} className="shrink-0" /> : null}
      <span className="min-w-0 break-words">{label}</span>
    </button>
  );
}

function toggled(all: readonly string[], one: string, on: boolean): string[] {
  const others = all.filter((each) => each !== one);
  return on ? [...others, one] : others;
}
