// Wall-clock times in the zone a session was recorded in, for showing and for entering.

/** "14:05" in the language's manner. */
export function zonedTime(at: number, tz: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: tz }).format(at);
}

/** What date and time fields hold: "2026-03-10" and "14:05". */
export function zonedFields(at: number, tz: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: tz,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: `${read('year')}-${read('month')}-${read('day')}`,
    time: `${read('hour')}:${read('minute')}`,
  };
}

/**
 * The instant at which clocks in that zone show this; null when the fields hold no date and time. A time that the clocks
 * skip counts as the one an hour later, one that comes twice as the first.
 */
export function instantOf(date: string, time: string, tz: string): number | null {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  const shownAt = (at: number) => {
    const shown = zonedFields(at, tz);
    return Date.parse(`${shown.date}T${shown.time}:00Z`);
  };
  // The offset on both sides of a change of clocks is tried; the earlier instant that fits wins.
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((at) => shownAt(at) - at);
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  return candidates.find((at) => shownAt(at) === wanted) ?? candidates.at(-1) ?? null;
}
