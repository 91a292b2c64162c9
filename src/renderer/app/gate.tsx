// Decides what the window shows before any screen: waiting for the core, choosing or making a profile, the first
// questions, or the app. A state and not a route, so that an address survives unlocking.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { LookAround } from '../features/sample/look-around.tsx';
import { orpc, useConnection } from '../lib/client.ts';
import { FaultView } from '../lib/fault-view.tsx';
import { followFacts } from '../lib/queries.ts';
import { Spinner, useDelayed } from '../ui/spinner.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Preferences } from './preferences.tsx';

const Entry = lazy(() =>
  import('../features/people/entry.tsx').then(({ Entry: component }) => ({ default: component })),
);

export function Gate({ children }: { children: ReactNode }) {
  const current = useQuery(orpc.people.current.queryOptions());
  if (current.isError) {
    return (
      <main className="h-full">
        <FaultView error={current.error} onAction={() => void current.refetch()} />
      </main>
    );
  }
  if (current.data === undefined) return <Waiting />;
  const profile = current.data;
  if (profile === null || !profile.onboardingCompleted) {
    return (
      <Suspense fallback={<Waiting />}>
        <Entry profile={profile} lookAround={<LookAround />} />
      </Suspense>
    );
  }
  return (
    <Inside key={profile.id} profile={profile}>
      {children}
    </Inside>
  );
}

function Inside({ profile, children }: { profile: Profile; children: ReactNode }) {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stream belongs to one profile.
  useEffect(() => {
    const leave = new AbortController();
    void followFacts(queries, leave.signal);
    return () => leave.abort();
  }, [queries, profile.id]);
  return <Preferences>{children}</Preferences>;
}

function Waiting() {
  const { t } = useTranslation('shell');
  const connection = useConnection();
  const long = useDelayed(2_000);
  return (
    <main className="grid h-full place-items-center">
      {long && connection !== 'open' ? (
        <ErrorState title={t('waiting.title')} cause={t('waiting.cause')} />
      ) : (
        <p role="status" className="flex items-center gap-2 text-ink-muted">
          <Spinner />
          <span className="sr-only">{t('starting')}</span>
        </p>
      )}
    </main>
  );
}
