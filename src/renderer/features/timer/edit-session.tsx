// Changes a past session. What does not fit is said under the field it concerns, and nothing is stored until all fits.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTarget, StudySession } from '#contract/timer.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { type Fault, faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { TargetPicker } from './target-picker.tsx';
import { instantOf, zonedFields } from './zoned.ts';

export function EditSession({ session, onClose }: { session: StudySession | null; onClose: () => void }) {
  const { t } = useTranslation('timer');
  return (
    <Dialog
      open={session !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('sessions.dialog.title')}
      width="sm"
    >
      {session ? <Form key={session.id} session={session} onClose={onClose} /> : null}
    </Dialog>
  );
}

const noteLimit = 500;

function Form({ session, onClose }: { session: StudySession; onClose: () => void }) {
  const { t } = useTranslation('timer');
  const toast = useFaultToast();
  const wordsFor = useRefusals();
  const timer = useQuery(orpc.timer.state.queryOptions());
  const stored = zonedFields(session.startedAt, session.tz);
  const storedMinutes = String(Math.round(session.durationSeconds / 60));
  const [date, setDate] = useState(stored.date);
  const [time, setTime] = useState(stored.time);
  const [minutes, setMinutes] = useState(storedMinutes);
  const [note, setNote] = useState(session.note);
  const [target, setTarget] = useState<NamedTarget>(session.target);
  const [refused, setRefused] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () => {
      // What was not touched is not sent: 24:37 is not to become 25:00 because a note was added.
      const startedAt = instantOf(date, time, session.tz);
      const { name: _name, ...ids } = target;
      return client.timer.edit({
        sessionId: session.id,
        note: note.trim(),
        ...(startedAt !== null && (date !== stored.date || time !== stored.time) ? { startedAt } : {}),
        ...(minutes === storedMinutes ? {} : { minutes: Number(minutes) }),
        ...(target === session.target ? {} : { target: ids }),
      });
    },
    onSuccess: onClose,
    onError: (error) => {
      const words = wordsFor(faultOf(error));
      if (words === null) toast(error);
      else setRefused(words);
    },
  });
  const submit = () => {
    const readable = instantOf(date, time, session.tz) !== null && /^\d{1,4}$/.test(minutes.trim());
    setRefused(readable ? null : t('sessions.dialog.unreadable'));
    if (readable) save.mutate();
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('sessions.dialog.date')}>
          <Input type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </Field>
        <Field label={t('sessions.dialog.time')}>
          <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
      </div>
      <Field label={t('sessions.dialog.minutes')} error={refused ?? undefined}>
        <Input
          inputMode="numeric"
          className="max-w-28"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </Field>
      <TargetPicker target={target} recent={timer.data?.recentTargets ?? []} onChange={setTarget} />
      <Field label={t('sessions.dialog.note')}>
        <Textarea value={note} maxLength={noteLimit} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('sessions.dialog.cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('sessions.dialog.save')}
        </Button>
      </div>
    </form>
  );
}

const refusals = ['too_long', 'too_short', 'future'] as const;

/** The sentence for a change that does not fit; null when something else went wrong. */
function useRefusals(): (fault: Fault) => string | null {
  const { t } = useTranslation('timer');
  const format = useFormat();
  return ({ params = {} }) => {
    if (params.reason === 'overlap')
      return t('sessions.dialog.overlap', {
        when: format.dateTime(Number(params.startedAt)),
        minutes: format.number(Number(params.minutes)),
      });
    const reason = refusals.find((known) => known === params.reason);
    return reason ? t(`sessions.dialog.${reason}`, { max: format.number(Number(params.max ?? 0)) }) : null;
  };
}
