// What the dialog holds, and the wish it makes. Date and time are those of this computer's zone, as a student writes them.
import type { Exam, ExamWish } from '#contract/exams.ts';
import { addDays, localDay } from '../../lib/days.ts';

export interface Fields {
  name: string;
  subjectId: string;
  date: string;
  time: string;
  topicIds: string[];
  minutesPerDay: string;
  daysOff: number[];
}

export function emptyFields(now: number, minutesPerDay: number): Fields {
  return {
    name: '',
    subjectId: '',
    date: addDays(localDay(now), 7),
    time: '09:00',
    topicIds: [],
    minutesPerDay: String(minutesPerDay),
    daysOff: [],
  };
}

export function fieldsOf(exam: Exam, subjectId: string): Fields {
  const at = new Date(exam.at);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    name: exam.name,
    subjectId,
    date: localDay(exam.at),
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
    topicIds: exam.topicIds,
    minutesPerDay: String(exam.minutesPerDay),
    daysOff: exam.daysOff,
  };
}

export type Missing = 'name' | 'date' | 'past' | 'topics' | 'minutes';

/** The wish, or the first thing that keeps it from being one. */
export function wishOf(fields: Fields, now: number): ExamWish | Missing {
  const name = fields.name.trim();
  const at = new Date(`${fields.date}T${fields.time}`).getTime();
  const minutesPerDay = Number(fields.minutesPerDay);
  if (Number.isNaN(at)) return 'date';
  if (at <= now) return 'past';
  if (fields.topicIds.length === 0) return 'topics';
  if (!Number.isInteger(minutesPerDay) || minutesPerDay < 5 || minutesPerDay > 600) return 'minutes';
  if (name === '') return 'name';
  const { topicIds, daysOff } = fields;
  return { name, subjectId: fields.subjectId || null, at, topicIds, minutesPerDay, daysOff };
}
