// Cuts stored pages into the passages that search and quizzes stand on. Pure, and the same however the pages arrive:
// a passage is given out only when nothing that may still come could change it, and the caller carries the rest over.
import { type TextPage, type Unit, unitsOf } from './units.ts';

export interface Chunk {
  text: string;
  /** Headings above, outermost first, joined by " › ". */
  heading: string | null;
  pageFrom: number;
  pageTo: number;
  charFrom: number;
  charTo: number;
  tokens: number;
}

/** Where cutting goes on: after `char` of `page`, under these headings. */
export interface Cursor {
  page: number;
  char: number;
  headings: Heading[];
}

export interface Heading {
  level: number;
  text: string;
}

export const beginning: Cursor = { page: 0, char: 0, headings: [] };

/**
 * A passage ends at a paragraph's end from the first on, and never exceeds the second. From 170 to 500 tokens search finds
 * equally well (scripts/bench/retrieval.ts); these are short enough to quote and long enough to make sense alone.
 */
const fullTokens = 250;
const maxTokens = 350;

/** A lower heading starts a new passage only when the one before is not a scrap. */
const headingBreakTokens = 120;

/** A section's last piece under this joins the passage before it. */
const scrapTokens = 80;

/** No passage crosses a heading of this level or above. */
const sectionLevel = 2;

const maxHeadingChars = 160;

interface Draft {
  units: Unit[];
  tokens: number;
  /** A section ends here, so nothing after it may join. */
  endsSection: boolean;
}

/**
 * `pages`: readable pages in order, from the cursor's page on. `isLast`: no page follows. Answers the passages that
 * are certain and where to go on; pages before the new cursor's page are needed no longer.
 */
export function cutChunks(
  pages: TextPage[],
  cursor: Cursor,
  isLast: boolean,
): { chunks: Chunk[]; next: Cursor } {
  const units = pages
    .flatMap(unitsOf)
    .filter(({ page, from }) => page > cursor.page || (page === cursor.page && from >= cursor.char));
  const drafts = draft(groupsOf(units, isLast), isLast);
  const texts = new Map(pages.map((page) => [page.page, page.text]));
  const headings = [...cursor.headings];
  const chunks: Chunk[] = [];
  let next = cursor;
  for (const each of drafts) {
    const chunk = finish(each, texts, headings);
    chunks.push(chunk);
    next = { page: chunk.pageTo, char: chunk.charTo, headings: [...headings] };
  }
  return { chunks, next };
}

/** Follows a heading: those of its level and below no longer hold. */
export function enterHeading(headings: Heading[], level: number, text: string): void {
  while (headings.length > 0 && headings.at(-1)!.level >= level) headings.pop();
  headings.push({ level, text: text.replace(/\s+/g, ' ').trim().slice(0, maxHeadingChars) });
}

/** Pieces that belong together over a page break; the last group is withheld while its other half may still come. */
function groupsOf(units: Unit[], isLast: boolean): Unit[][] {
  const groups: Unit[][] = [];
  let tokens = 0;
  for (const unit of units) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    const joins = before?.runsOn && before.page < unit.page && unit.level === null;
    if (open && joins && tokens + unit.tokens <= maxTokens) {
      open.push(unit);
      tokens += unit.tokens;
    } else {
      groups.push([unit]);
      tokens = unit.tokens;
    }
  }
  if (!isLast && groups.at(-1)?.at(-1)?.runsOn) groups.pop();
  return groups;
}

function draft(groups: Unit[][], isLast: boolean): Draft[] {
  const closed: Draft[] = [];
  let open = newDraft();
  for (const group of groups) {
    const first = group[0] as Unit;
    const tokens = group.reduce((sum, unit) => sum + unit.tokens, 0);
    const hasBody = open.units.some(({ level }) => level === null);
    if (first.level !== null && first.level <= sectionLevel) {
      if (hasBody) close(true);
      else if (closed.length > 0) closed.at(-1)!.endsSection = true;
    } else if (hasBody && isFullBefore(first, tokens)) close(false);
    open.units.push(...group);
    open.tokens += tokens;
  }
  if (!isLast) {
    const last = closed.at(-1);
    const isCertain = !last || last.endsSection || open.tokens >= scrapTokens;
    return isCertain ? closed : closed.slice(0, -1);
  }
  if (open.units.length > 0) close(true);
  return closed;

  function isFullBefore(next: Unit, tokens: number): boolean {
    if (next.level !== null) return open.tokens >= headingBreakTokens;
    if (open.tokens + tokens > maxTokens) return true;
    return open.tokens >= fullTokens && open.units.at(-1)?.endsParagraph === true;
  }

  function close(endsSection: boolean) {
    const after = newDraft();
    // A heading goes with what it heads.
    while (!endsSection && open.units.at(-1)?.level !== null) after.units.unshift(open.units.pop()!);
    after.tokens = after.units.reduce((sum, unit) => sum + unit.tokens, 0);
    open.tokens -= after.tokens;
    closed.push(open);
    open = after;
    if (endsSection) joinScrap();
  }

  function joinScrap() {
    const last = closed.at(-1)!;
    const before = closed.at(-2);
    if (last.tokens < scrapTokens && before && !before.endsSection) {
      before.units.push(...last.units);
      before.tokens += last.tokens;
      closed.pop();
    }
    closed.at(-1)!.endsSection = true;
  }
}

function newDraft(): Draft {
  return { units: [], tokens: 0, endsSection: false };
}

/** Enters the passage's own headings into `headings` on the way. */
function finish({ units, tokens }: Draft, texts: Map<number, string>, headings: Heading[]): Chunk {
  const first = units[0] as Unit;
  const last = units.at(-1) as Unit;
  let path: string | null | undefined;
  for (const { page, from, to, level } of units) {
    if (level !== null) enterHeading(headings, level, texts.get(page)!.slice(from, to));
    else if (path === undefined) path = pathOf(headings);
  }
  const slices: string[] = [];
  for (const [page, text] of texts) {
    if (page < first.page || page > last.page) continue;
    slices.push(text.slice(page === first.page ? first.from : 0, page === last.page ? last.to : text.length));
  }
  return {
    text: slices.join('\n'),
    heading: path === undefined ? pathOf(headings) : path,
    pageFrom: first.page,
    pageTo: last.page,
    charFrom: first.from,
    charTo: last.to,
    tokens,
  };
}

function pathOf(headings: Heading[]): string | null {
  return headings.map(({ text }) => text).join(' › ') || null;
}
