// Topics and lessons proposed from a document's bookmarks or headings. Pure. Lessons share out the pages: each begins
// where its heading stands and ends before the next one, so that none is lost and none is in two.
import { maxPlanLessons, maxPlanTopics, type OutlinePlan } from '#contract/lessons.ts';

/** A heading; level 1 is the most prominent. */
export interface Entry {
  title: string;
  level: number;
  page: number;
}

interface Start {
  title: string;
  page: number;
}

interface Group {
  name: string;
  lessons: Start[];
}

const maxName = 120;
const maxTitle = 200;

/** Empty when there are no entries on these pages. `name`: for what stands under no topic of its own. */
export function planFrom(entries: readonly Entry[], pageCount: number, name: string): OutlinePlan {
  const usable = entries
    .map((entry) => ({ ...entry, title: entry.title.replace(/\s+/g, ' ').trim() }))
    .filter(({ title, page }) => title !== '' && page >= 1 && page <= pageCount)
    .sort((a, b) => a.page - b.page)
    // The heading that runs along the top of every page is one heading.
    .filter((entry, at, all) => entry.title !== all[at - 1]?.title || entry.level !== all[at - 1]?.level);
  const groups = merge(grouped(withoutTitle(usable), name), maxPlanTopics, mergeGroups);
  const shortened = groups.map((group) => ({
    ...group,
    lessons: merge(group.lessons, maxPlanLessons, ([first]) => first as Start),
  }));
  return named(ranged(onePerPage(shortened), pageCount));
}

/** A level with one entry above all others is the title of the whole, and no topic. */
function withoutTitle(entries: readonly Entry[]): readonly Entry[] {
  const top = Math.min(...entries.map(({ level }) => level));
  const rest = entries.filter(({ level }) => level > top);
  return entries.length - rest.length === 1 && rest.length > 1 ? withoutTitle(rest) : entries;
}

/** The most prominent level makes topics, the next one lessons; with a single level all are lessons of one topic. */
function grouped(entries: readonly Entry[], name: string): Group[] {
  const [top, second] = [...new Set(entries.map(({ level }) => level))].sort((a, b) => a - b);
  if (second === undefined) return entries.length === 0 ? [] : [{ name, lessons: [...entries] }];
  const groups: (Group & { page: number })[] = [];
  for (const { title, level, page } of entries) {
    const open = groups.at(-1);
    if (level === top) groups.push({ name: title, page, lessons: [] });
    else if (level === second && open) open.lessons.push({ title, page });
    else if (level === second) groups.push({ name, page, lessons: [{ title, page }] });
  }
  return groups.map(({ name: own, page, lessons: [first, ...rest] }) => ({
    name: own,
    // What stands before a topic's first lesson belongs to it; a topic without lessons is one.
    lessons: [{ title: first?.title ?? own, page: Math.min(page, first?.page ?? page) }, ...rest],
  }));
}

/**
 * Lessons that begin on one page are one lesson, named after all of them. Where a topic begins on the page on which the
 * one before it ends, its first lesson goes on in its second.
 */
function onePerPage(groups: readonly Group[]): Group[] {
  let last: Start | undefined;
  return groups
    .map(({ name, lessons }) => {
      const kept: Start[] = [];
      let carried = '';
      for (const [at, lesson] of lessons.entries()) {
        if (last?.page !== lesson.page) {
          last = { ...lesson, title: joined(carried, lesson.title) };
          carried = '';
          kept.push(last);
        } else if (kept.length === 0 && lessons.slice(at).some(({ page }) => page !== lesson.page))
          carried = joined(carried, lesson.title);
        else last.title = joined(last.title, lesson.title);
      }
      return { name, lessons: kept };
    })
    .filter(({ lessons }) => lessons.length > 0);
}

function joined(first: string, second: string): string {
  return first === '' ? second : cut(`${first} · ${second}`, maxTitle);
}

function ranged(groups: readonly Group[], pageCount: number): OutlinePlan {
  const starts = groups.flatMap(({ lessons }) => lessons.map(({ page }) => page));
  let at = 0;
  return groups.map(({ name, lessons }) => ({
    name,
    lessons: lessons.map(({ title, page }) => {
      const pageFrom = at === 0 ? 1 : page;
      at += 1;
      return { title: cut(title, maxTitle), pageFrom, pageTo: (starts[at] ?? pageCount + 1) - 1 };
    }),
  }));
}

/** Names that fit, none twice. */
function named(plan: OutlinePlan): OutlinePlan {
  const taken = new Set<string>();
  return plan.map((topic) => {
    const stem = cut(topic.name, maxName - 6);
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem} (${n})`;
    taken.add(name.toLowerCase());
    return { ...topic, name };
  });
}

/** At most `most` of them: neighbours go together. */
function merge<T>(items: readonly T[], most: number, together: (items: readonly T[]) => T): T[] {
  const each = Math.ceil(items.length / most);
  if (each <= 1) return [...items];
  return Array.from({ length: Math.ceil(items.length / each) }, (_, at) =>
    together(items.slice(at * each, (at + 1) * each)),
  );
}

function mergeGroups(groups: readonly Group[]): Group {
  return { name: groups[0]?.name ?? '', lessons: groups.flatMap(({ lessons }) => lessons) };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
