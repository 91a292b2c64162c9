// Adds an exam or changes one, and says while it is filled in what that would ask of each day.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Exam, ExamWish } from '#contract/exams.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { emptyFields, type Fields, fieldsOf, wishOf } from './wish.ts';

interface ExamDialogProps {
  /** Left out for a new one. */
  exam?: Exam;
  onClose: () => void;
  onSaved: (exam: Exam) => void;
}

export function ExamDialog({ exam, onClose, onSaved }: ExamDialogProps) {
  const { t } = useTranslation('exams');
  const { t: tu } = useTranslation('ui');
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const settings = useQuery(orpc.settings.get.queryOptions());
  const toast = useFaultToast();
  const [edited, setEdited] = useState<Partial<Fields>>({});
  const [tried, setTried] = useState(false);
  const shelves = (subjects.data ?? []).filter(({ topics }) => topics.length > 0);
  const fields = { ...startFields(exam, shelves, settings.data?.dailyGoalMinutes ?? 30), ...edited };
  const wish = wishOf(fields, Date.now());
  const save = useMutation({
    mutationFn: (ready: ExamWish) =>
      exam ? client.exams.edit({ examId: exam.id, ...ready }) : client.exams.create(ready),
    onSuccess: onSaved,
    onError: (error) => toast(error),
  });
  const submit = () => {
    setTried(true);
    if (typeof wish !== 'string') save.mutate(wish);
  };
  const errorOf = (missing: string) =>
    (tried || missing === 'past') && wish === missing ? t(`dialog.missing.${missing as 'name'}`) : undefined;
  const subject = shelves.find(({ id }) => id === fields.subjectId);
  const toggle = <T,>(list: readonly T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const set = (change: Partial<Fields>) => setEdited((before) => ({ ...before, ...change }));
  const days = useWeekdays();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(exam ? 'dialog.edit' : 'add')}
      footer={
        shelves.length > 0 ? (
          <>
            <Button onClick={onClose}>{tu('cancel')}</Button>
            <Button variant="primary" busy={save.isPending} onClick={submit}>
              {t(exam ? 'dialog.save' : 'dialog.create')}
            </Button>
          </>
        ) : null
      }
    >
      {subjects.isPending || settings.isPending ? (
        <Skeleton lines={6} />
      ) : shelves.length === 0 ? (
        <p className="text-base text-ink-muted">
          {t('dialog.noTopics')}{' '}
          <Link to="/library" className="font-medium text-accent-ink underline">
            {t('dialog.toLibrary')}
          </Link>
        </p>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label={t('dialog.name')} error={errorOf('name')}>
            <Input
              value={fields.name}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => set({ name: event.target.value })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('dialog.date')} error={errorOf('date') ?? errorOf('past')}>
              <Input
                type="date"
                value={fields.date}
                onChange={(event) => set({ date: event.target.value })}
              />
            </Field>
            <Field label={t('dialog.time')}>
              <Input
                type="time"
                value={fields.time}
                onChange={(event) => set({ time: event.target.value })}
              />
            </Field>
            <Field label={t('dialog.subject')}>
              <Select
                value={fields.subjectId}
                choices={shelves.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(subjectId) =>
                  set({
                    subjectId,
                    topicIds: shelves.find(({ id }) => id === subjectId)?.topics.map(({ id }) => id) ?? [],
                  })
                }
              />
            </Field>
            <Field label={t('dialog.minutes')} error={errorOf('minutes')}>
              <Input
                type="number"
                min={5}
                max={600}
                step={5}
                value={fields.minutesPerDay}
                onChange={(event) => set({ minutesPerDay: event.target.value })}
              />
            </Field>
          </div>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-base font-medium text-ink">{t('dialog.topics')}</legend>
            <div className="-m-1 grid max-h-44 gap-2 overflow-y-auto p-1 sm:grid-cols-2">
              {subject?.topics.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={fields.topicIds.includes(id)}
                  onChange={() => set({ topicIds: toggle(fields.topicIds, id) })}
                />
              ))}
            </div>
            {errorOf('topics') ? (
              <p role="alert" className="text-sm font-medium text-danger-ink">
                {errorOf('topics')}
              </p>
            ) : null}
          </fieldset>
          <fieldset>
            <legend className="mb-1.5 text-base font-medium text-ink">{t('dialog.daysOff')}</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {days.map((label, day) => (
                <Checkbox
                  key={label}
                  label={label}
                  checked={fields.daysOff.includes(day)}
                  disabled={fields.daysOff.length === 6 && !fields.daysOff.includes(day)}
                  onChange={() => set({ daysOff: toggle(fields.daysOff, day) })}
                />
              ))}
            </div>
          </fieldset>
          <Preview wish={previewable(fields)} minutesPerDay={Number(fields.minutesPerDay)} />
          {/* Enter saves from any field. */}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}

function Preview({ wish, minutesPerDay }: { wish: ExamWish | null; minutesPerDay: number }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const asked = useDeferredValue(wish);
  const preview = useQuery({
    ...orpc.exams.preview.queryOptions({ input: asked as ExamWish }),
    enabled: asked !== null,
    placeholderData: (before) => before,
  });
  const minutes = format.duration((preview.data?.neededMinutesPerDay ?? 0) * 60_000);
  return (
    <p
      role="status"
      className="min-h-11 rounded-md bg-sunken px-3 py-2.5 text-base text-ink"
      data-testid="preview"
    >
      {asked === null || !preview.data
        ? t('dialog.previewNone')
        : t(preview.data.neededMinutesPerDay > minutesPerDay ? 'dialog.previewTooMuch' : 'dialog.preview', {
            days: t('days', { count: preview.data.days }),
            topics: t('topics', { count: preview.data.topics }),
            minutes,
          })}
    </p>
  );
}

/** A name is not needed to say what a day would take. */
function previewable(fields: Fields): ExamWish | null {
  const wish = wishOf({ ...fields, name: fields.name.trim() || '–' }, Date.now());
  return typeof wish === 'string' ? null : wish;
}

function startFields(
  exam: Exam | undefined,
  shelves: readonly { id: string; topics: readonly { id: string }[] }[],
  minutes: number,
): Fields {
  const home = shelves.find(({ topics }) => topics.some(({ id }) => exam?.topicIds.includes(id)));
  const [first] = shelves;
  if (exam) return fieldsOf(exam, exam.subjectId ?? home?.id ?? first?.id ?? '');
  const fields = emptyFields(Date.now(), minutes);
  return { ...fields, subjectId: first?.id ?? '', topicIds: first?.topics.map(({ id }) => id) ?? [] };
}

/** Monday first, as the days off are counted. */
function useWeekdays(): string[] {
  const { locale } = useFormat();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // The fifth of January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => weekday.format((4 + day) * 86_400_000));
}
