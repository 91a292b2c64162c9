// Past sessions as a table. Deleting happens at once, says what went with it, and can be undone.
import { useMutation } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudySession } from '#contract/timer.ts';
import { client } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import { notify } from '../../ui/toast.tsx';
import { zonedTime } from './zoned.ts';

export function SessionTable({
  sessions,
  onEdit,
}: {
  sessions: readonly StudySession[];
  onEdit: (session: StudySession) => void;
}) {
  const { t } = useTranslation('timer');
  return (
    <DataTable label={t('sessions.title')}>
      <thead>
        <tr>
          <HeadCell>{t('sessions.day')}</HeadCell>
          <HeadCell>{t('sessions.started')}</HeadCell>
          <HeadCell numeric>{t('sessions.length')}</HeadCell>
          <HeadCell>{t('sessions.what')}</HeadCell>
          <HeadCell numeric>{t('sessions.xp')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('sessions.acts')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Row key={session.id} session={session} onEdit={() => onEdit(session)} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ session, onEdit }: { session: StudySession; onEdit: () => void }) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const remove = useRemove(session);
  const time = zonedTime(session.startedAt, session.tz, format.locale);
  const when = `${format.date(noonOf(session.localDay))}, ${time}`;
  return (
    <tr>
      <Cell>
        <span className="whitespace-nowrap">{format.date(noonOf(session.localDay))}</span>
      </Cell>
      <Cell>
        <span className="whitespace-nowrap tabular-nums" title={session.tz}>
          {time}
        </span>
      </Cell>
      <Cell numeric>{format.duration(session.durationSeconds * 1000)}</Cell>
      <Cell>
        <div className="flex min-w-40 flex-col gap-0.5">
          <span className={session.target.name === null ? 'text-ink-muted' : undefined}>
            {session.target.name ?? t('sessions.nothing')}
          </span>
          {session.note ? <span className="wrap-anywhere text-ink-muted">{session.note}</span> : null}
          {session.clockSuspect ? (
            <span>
              <Badge tone="warning" title={t('sessions.clockSuspectHint')}>
                {t('sessions.clockSuspect')}
              </Badge>
            </span>
          ) : null}
        </div>
      </Cell>
      <Cell numeric>{format.number(session.xp)}</Cell>
      <Cell>
        <div className="flex justify-end gap-1">
          <IconButton
            size="sm"
            label={t('sessions.edit', { when })}
            icon={<Pencil size={15} aria-hidden />}
            onClick={onEdit}
          />
          <IconButton
            size="sm"
            label={t('sessions.remove', { when })}
            icon={<Trash2 size={15} aria-hidden />}
            onClick={() => remove.mutate()}
          />
        </div>
      </Cell>
    </tr>
  );
}

function useRemove({ id }: StudySession) {
  const { t } = useTranslation('timer');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const toast = useFaultToast();
  return useMutation({
    mutationFn: () => client.timer.remove({ sessionId: id }),
    onSuccess: ({ xp, uncreditedDay }) => {
      const said = uncreditedDay
        ? t('sessions.removedDay', { day: format.date(noonOf(uncreditedDay)) })
        : xp > 0
          ? t('sessions.removedXp', { xp: format.number(xp) })
          : t('sessions.removed');
      notify.undoable(said, ui('undo'), () => {
        client.timer.restore({ sessionId: id }).catch((error: unknown) => toast(error));
      });
    },
    onError: (error) => toast(error),
  });
}
