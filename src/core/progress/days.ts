// The study day an instant belongs to. Read off the wall clock, not by subtracting hours: on the day the clocks change
// the two differ, and a student looks at the wall.

/**
 * The civil date (YYYY-MM-DD) in `timeZone`, one earlier before `dayStartHour` o'clock. Fixed when an event is written
 * and never computed again when the zone changes.
 */
export function localDay(instant: number, timeZone: string, dayStartHour: number): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? Number.NaN);
  const early = read('hour') < dayStartHour ? 1 : 0;
  // Calendar arithmetic only: UTC has no gaps, so one day back is always the day before.
  const civil = new Date(Date.UTC(read('year'), read('month') - 1, read('day') - early));
  return civil.toISOString().slice(0, 10);
}
