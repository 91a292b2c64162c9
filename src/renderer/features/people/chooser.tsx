// Profiles on this computer. Choosing an unlocked one enters it, a locked one asks for its password in place.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LockKeyhole, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile, ProfileCard } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { enterProfile } from '../../lib/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Unlock } from './unlock.tsx';

const cardClass =
  'flex min-h-20 w-full items-center gap-4 rounded-lg border border-line bg-surface px-4 py-3 text-start ' +
  'transition-colors hover:border-accent hover:bg-accent-soft';

export function Chooser({ people, create }: { people: readonly ProfileCard[]; create: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const queries = useQueryClient();
  const enter = (profile: Profile) => enterProfile(queries, profile);
  const select = useMutation(orpc.people.select.mutationOptions({ onSuccess: enter }));
  const [locked, setLocked] = useState<ProfileCard | null>(null);
  const [now] = useState(Date.now);
  if (locked) return <Unlock person={locked} back={() => setLocked(null)} />;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 className="font-serif text-xl font-semibold tracking-tight">{t('chooser.title')}</h1>
        <p className="mt-1 text-base text-ink-muted">{t('chooser.text')}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={cardClass}
              onClick={() => (person.locked ? setLocked(person) : select.mutate({ id: person.id }))}
            >
              <Avatar name={person.avatar} size={44} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-md font-medium text-ink">{person.name}</span>
                <span className="block text-sm text-ink-muted" title={format.dateTime(person.lastActiveAt)}>
                  {t('chooser.lastActive', { when: format.relative(person.lastActiveAt, now) })}
                </span>
              </span>
              {person.locked ? (
                <span className="inline-flex items-center gap-1 text-sm text-ink-muted">
                  <LockKeyhole aria-hidden size={16} />
                  {t('chooser.locked')}
                </span>
              ) : null}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={`${cardClass} border-dashed`} onClick={create}>
            <span className="inline-flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent-ink">
              <Plus aria-hidden size={20} />
            </span>
            <span className="text-md font-medium text-ink">{t('chooser.new')}</span>
          </button>
        </li>
      </ul>
      {select.isError ? <FaultView error={select.error} onAction={() => select.reset()} compact /> : null}
    </div>
  );
}
