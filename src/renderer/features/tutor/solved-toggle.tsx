// Above an answered thread: its title, and whether the student calls it solved. The first time earns XP; taking it back
// takes nothing away.
import { useMutation } from '@tanstack/react-query';
import { Circle, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '#contract/tutor.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';

export function SolvedToggle({ thread, onChange }: { thread: Thread; onChange: () => Promise<unknown> }) {
  const { t } = useTranslation('tutor');
  const sayFault = useFaultToast();
  const solved = thread.solvedAt !== null;
  const change = useMutation({
    mutationFn: () => client.tutor.setSolved({ threadId: thread.id, solved: !solved }),
    onSuccess: async (changed) => {
      await onChange();
      announce(t(changed.solvedAt === null ? 'solved.reopened' : 'solved.done'));
    },
    onError: (error) => sayFault(error),
  });
  return (
    <div className="flex items-center gap-3 border-b border-line px-4 py-1.5">
      <p className="min-w-0 flex-1 truncate text-sm text-ink-muted" title={thread.title}>
        {thread.title}
      </p>
      <Button
        size="sm"
        variant={solved ? 'secondary' : 'quiet'}
        aria-pressed={solved}
        busy={change.isPending}
        icon={
          solved ? (
            <CircleCheck aria-hidden size={16} className="text-success-ink" />
          ) : (
            <Circle aria-hidden size={16} />
          )
        }
        onClick={() => change.mutate()}
      >
        {t(solved ? 'solved.label' : 'solved.mark')}
      </Button>
    </div>
  );
}
