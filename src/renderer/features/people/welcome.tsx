// The first thing ever seen: one sentence, one promise, one button. No account, nothing to fill in.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookOpenText, MessageCircleQuestion, Search, ShieldCheck, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { enterProfile } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';

const steps = [
  { id: 'read', icon: BookOpenText },
  { id: 'search', icon: Search },
  { id: 'ask', icon: MessageCircleQuestion },
  { id: 'practise', icon: SquareCheckBig },
] as const;

export function Welcome({ lookAround }: { lookAround: ReactNode }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const enter = (profile: Profile) => enterProfile(queries, profile);
  const create = useMutation(orpc.people.create.mutationOptions({ onSuccess: enter }));
  const start = () => create.mutate({ name: t('welcome.defaultName') });
  return (
    <div className="flex flex-col gap-6">
      <ul className="flex flex-wrap gap-3">
        {steps.map(({ id, icon: Icon }) => (
          <li
            key={id}
            className="flex w-24 flex-col items-center gap-2 rounded-lg bg-accent-soft py-4 text-base font-medium text-accent-ink"
          >
            <Icon aria-hidden size={24} />
            {t(`welcome.steps.${id}`)}
          </li>
        ))}
      </ul>
      <h1 className="max-w-xl font-serif text-2xl font-semibold tracking-tight text-ink">
        {t('welcome.title')}
      </h1>
      <p className="max-w-xl text-md text-ink-muted">{t('welcome.text')}</p>
      <p className="flex items-center gap-2 text-base font-medium text-accent-ink">
        <ShieldCheck aria-hidden size={18} className="shrink-0" />
        {t('welcome.private')}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" size="lg" busy={create.isPending} onClick={start} autoFocus>
          {t('welcome.start')}
        </Button>
        {lookAround}
      </div>
      {create.isError ? <FaultView error={create.error} onAction={start} /> : null}
    </div>
  );
}
