// Numbers, dates, sizes and page lists in the student's language. Built once per language; nothing here reads the
// clock except through the `now` it is given.
import { createContext, useContext } from 'react';

export interface Format {
  locale: string;
  number(value: number): string;
  /** 0–100 in, "78%" out. */
  percent(value: number): string;
  /** "3 Nov 2026". */
  date(at: number): string;
  /** "3 Nov 2026, 14:05", for the exact time behind a relative one. */
  dateTime(at: number): string;
  /** "just now" is the language's own word for zero: "now", "2 hours ago", "yesterday", then the date. */
  relative(at: number, now: number): string;
  bytes(value: number): string;
  /** "18 min", "2 hr 5 min"; under a minute in seconds. */
  duration(ms: number): string;
  /** "12 s": how long something took, always in seconds. */
  seconds(ms: number): string;
  /** An amount in an ISO 4217 currency; small ones keep two significant digits: "$0.0021". */
  money(value: number, currency: string): string;
  /** [12, 13, 14, 88] → "12–14, 88"; beyond `max` parts ends in "…". */
  pages(pages: readonly number[], max?: number): string;
  /** "A, B and C" in the language's manner. */
  list(items: readonly string[]): string;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A tag Intl accepts: systems also report such as "en_US" and "en-US@posix". */
export function validLocale(tag: string): string {
  const cleaned = tag.replace(/[@.].*$/, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(cleaned)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `timeZone`: IANA name; left out, the computer's. */
export function createFormat(wanted: string, timeZone?: string): Format {
  const locale = validLocale(wanted);
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const narrowList = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  const unit = (value: number, name: string, digits = 0, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    }).format(value);

  return {
    locale,
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
    date: (at) => date.format(at),
    dateTime: (at) => dateTime.format(at),
    relative(at, now) {
      const ago = now - at;
      if (ago < minute) return relative.format(0, 'second');
      if (ago < hour) return relative.format(-Math.floor(ago / minute), 'minute');
      if (ago < day) return relative.format(-Math.floor(ago / hour), 'hour');
      if (ago < 7 * day) return relative.format(-Math.floor(ago / day), 'day');
      return date.format(at);
    },
    bytes(value) {
      let scaled = value;
      let index = 0;
      while (scaled >= 1000 && index < byteUnits.length - 1) {
        scaled /= 1000;
        index += 1;
      }
      // The short form of a single byte has no plural.
      if (index === 0) return unit(scaled, 'byte', 0, 'long');
      return unit(scaled, byteUnits[index]!, scaled < 10 ? 1 : 0);
    },
    duration(ms) {
      if (ms < minute) return unit(Math.round(ms / second), 'second');
      const minutes = Math.round(ms / minute);
      if (minutes < 60) return unit(minutes, 'minute');
      const rest = minutes % 60;
      const parts = [unit(Math.floor(minutes / 60), 'hour'), ...(rest ? [unit(rest, 'minute')] : [])];
      return narrowList.format(parts);
    },
    seconds: (ms) => unit(ms / second, 'second', ms < 10 * second ? 1 : 0),
    money(value, currency) {
      const small = value > 0 && value < 0.1;
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        ...(small ? { maximumSignificantDigits: 2, minimumFractionDigits: 2 } : {}),
      }).format(value);
    },
    pages(pages, max = 8) {
      const parts = pageRuns(pages).map(([from, to]) =>
        from === to ? number.format(from) : `${number.format(from)}–${number.format(to)}`,
      );
      return parts.length > max ? [...parts.slice(0, max), '…'].join(', ') : parts.join(', ');
    },
    list: (items) => list.format(items),
  };
}

/** Runs of three or more neighbours become one range; two neighbours stay two numbers. */
function pageRuns(pages: readonly number[]): [from: number, to: number][] {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to === from + 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}

// Before a profile says otherwise, the system's region.
const FormatContext = createContext<Format>(
  createFormat(typeof navigator === 'undefined' ? 'en' : (navigator.language ?? 'en')),
);
export const FormatProvider = FormatContext.Provider;

export function useFormat(): Format {
  return useContext(FormatContext);
}
