// What the time is for: something studied lately, a subject, a topic, a lesson or a file, found by typing. Choosing
// nothing is fine.
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Check, ChevronDown, Search, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTarget } from '#contract/timer.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { innermost, noTarget, targetGroups } from './target-options.ts';

interface Choosing {
  target: NamedTarget;
  recent: readonly NamedTarget[];
  onChange: (target: NamedTarget) => void;
}

export function TargetPicker({ target, recent, onChange, size = 'md' }: Choosing & { size?: 'sm' | 'md' }) {
  const { t } = useTranslation('timer');
  const [open, setOpen] = useState(false);
  const name = target.name ?? t('target.none');
  return (
    <Popover
      modal
      flush
      label={t('target.title')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          size={size}
          aria-label={t('target.label', { name })}
          icon={<Tag size={15} aria-hidden className="shrink-0" />}
          className="max-w-full min-w-0"
        >
          <span className="min-w-0 flex-1 truncate text-start">{name}</span>
          <ChevronDown size={15} aria-hidden className="shrink-0" />
        </Button>
      }
    >
      <Choices
        target={target}
        recent={recent}
        onChange={(chosen) => {
          setOpen(false);
          onChange(chosen);
        }}
      />
    </Popover>
  );
}

/** More of one kind than this are found by typing. */
const perGroup = 30;

function Choices({ target, recent, onChange }: Choosing) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const [text, setText] = useState('');
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const lessons = useQuery(orpc.lessons.list.queryOptions({ input: {} }));
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const failed = [subjects, lessons, materials].find(({ isError }) => isError);
  const loading = [subjects, lessons, materials].some(({ isPending }) => isPending);
  const groups = targetGroups(
    {
      recent,
      subjects: subjects.data ?? [],
      lessons: lessons.data ?? [],
      materials: materials.data ?? [],
    },
    text,
    perGroup,
  );
  return (
    <Command
      shouldFilter={false}
      loop
      label={t('target.title')}
      defaultValue={placeOf(target, recent)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden size={15} className="shrink-0 text-ink-faint" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t('target.find')}
          className="min-h-10 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
        />
      </div>
      {failed ? (
        <div className="p-2">
          <FaultView compact error={failed.error} onAction={() => void failed.refetch()} />
        </div>
      ) : null}
      <Command.List label={t('target.title')} className="max-h-80 min-h-0 flex-1 overflow-y-auto p-1">
        {text.trim() === '' ? (
          <Choice
            id="none"
            name={t('target.none')}
            chosen={innermost(target) === null}
            onSelect={() => onChange(noTarget)}
          />
        ) : groups.length === 0 && !loading && !failed ? (
          <p role="status" className="px-3 py-4 text-center text-sm text-ink-muted">
            {t('target.nothing')}
          </p>
        ) : null}
        {groups.map(({ id, options, more }) => (
          <Command.Group key={id} heading={t(`target.${id}`)} className={groupClass}>
            {options.map((option) => (
              <Choice
                key={innermost(option.target)}
                id={`${id} ${innermost(option.target)}`}
                name={option.name}
                detail={option.detail}
                chosen={innermost(option.target) === innermost(target)}
                onSelect={() => onChange(option.target)}
              />
            ))}
            {more > 0 ? (
              <p className="px-2 py-1 ps-8.5 text-sm text-ink-muted">
                {t('target.more', { count: more, more: format.number(more) })}
              </p>
            ) : null}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

/** Where what is chosen stands in the list, so that the way to others begins there. */
function placeOf(target: NamedTarget, recent: readonly NamedTarget[]): string {
  const id = innermost(target);
  if (id === null) return 'none';
  if (recent.some((one) => innermost(one) === id)) return `recent ${id}`;
  if (target.lessonId) return `lessons ${id}`;
  if (target.materialId) return `files ${id}`;
  return target.topicId ? `topics ${id}` : `subjects ${id}`;
}

const groupClass =
  'mt-1 border-t border-line pt-1 first:mt-0 first:border-t-0 first:pt-0 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 ' +
  '[&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint';

function Choice({
  id,
  name,
  detail,
  chosen,
  onSelect,
}: {
  id: string;
  name: string;
  detail?: string;
  chosen: boolean;
  onSelect: () => void;
}) {
  const { t } = useTranslation('timer');
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="flex min-h-9 items-center gap-2.5 rounded-sm px-2 py-1 text-base text-ink select-none data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink"
    >
      <span className="inline-flex w-4 shrink-0 justify-center">
        {chosen ? <Check size={16} aria-hidden /> : null}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        {detail ? <span className="block truncate text-sm text-ink-muted">{detail}</span> : null}
      </span>
      {chosen ? <span className="sr-only">{t('target.chosen')}</span> : null}
    </Command.Item>
  );
}
