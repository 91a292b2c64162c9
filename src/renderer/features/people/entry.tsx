// Everything before the library: welcome on a new computer, the chooser, a new profile, and the first questions.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { AboutYou } from './about-you.tsx';
import { Chooser } from './chooser.tsx';
import { CreateProfile } from './create-profile.tsx';
import { Welcome } from './welcome.tsx';

/** `lookAround`: the way to sample data, offered to those who have nothing yet. */
export function Entry({ profile, lookAround }: { profile: Profile | null; lookAround: ReactNode }) {
  return <Frame>{profile ? <AboutYou profile={profile} /> : <NoProfile lookAround={lookAround} />}</Frame>;
}

function NoProfile({ lookAround }: { lookAround: ReactNode }) {
  const people = useQuery(orpc.people.list.queryOptions());
  const [creating, setCreating] = useState(false);
  if (people.isError) return <FaultView error={people.error} onAction={() => void people.refetch()} />;
  if (!people.data) return <Skeleton />;
  if (people.data.length === 0) return <Welcome lookAround={lookAround} />;
  if (creating) return <CreateProfile back={() => setCreating(false)} />;
  return <Chooser people={people.data} create={() => setCreating(true)} />;
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-3xl flex-col px-6 py-8">
        <div className="flex items-center gap-2.5">
          <img src="./icon.svg" alt="" width={28} height={28} />
          <span className="font-serif text-lg font-semibold tracking-tight">{t('appName')}</span>
        </div>
        <div className="flex flex-1 flex-col justify-center py-6">{children}</div>
      </div>
    </main>
  );
}
