// Days and months of the student's zone, for sums over many rows: one formatter serves them all.

export interface Calendar {
  /** YYYY-MM-DD */
  dayOf(instant: number): string;
  /** The first instant of that day or, where the clocks skip it, of what follows. */
  startOf(day: string): number;
}

/** No zone is further from UTC than this, with an hour to spare (UTC+14 is Kiribati). */
const widestMs = 15 * 3_600_000;

export function createCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayOf = (instant: number) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
  return {
    dayOf,
    startOf(day) {
      // Days only grow with time, so halving finds the edge whatever the clocks do that night.
      let before = Date.parse(day) - widestMs;
      let within = Date.parse(day) + widestMs;
      while (within - before > 1) {
        const middle = Math.floor((before + within) / 2);
        if (dayOf(middle) < day) before = middle;
        else within = middle;
      }
      return within;
    },
  };
}

/** The day after, by the calendar alone. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
