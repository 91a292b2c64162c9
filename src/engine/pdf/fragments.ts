// Turns pdf.js text items into fragments that all run left to right in a frame of their own, so that turned pages and
// vertical writing need no special case later. Items are never merged here: each fragment remembers its item. Text
// that is drawn invisibly stays: over a scan it is what was recognised, and the library does not tell it apart.

/** The part of pdf.js' text item that layout needs. */
export interface TextItem {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
}

/** A text item placed in its frame: x runs along the line, y runs down the page to the baseline, both in points. */
export interface Fragment {
  item: number;
  str: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
  rtl: boolean;
  /** A separate blank item stood before this one. */
  spaceBefore: boolean;
}

/** The page's edges seen along and across the direction of the text. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** All fragments of a page that run in one direction. */
export interface Frame {
  box: Box;
  fragments: Fragment[];
}

/** Below this size text cannot be read by a person, so it is not taken for the author's. */
const tinyPoints = 2;

/** A slanted text (a watermark, a figure label) is kept only where it is not a small part of the page. */
const slantedShare = 0.1;

/** Tall brackets are built from pieces, one above the other; as text they only tear lines apart. */
const bracketPieces = /^[\u239b-\u23ae\s]+$/u;

/**
 * Sorts the items of one page by direction; the direction with most characters comes first.
 * `view` is the page's box in PDF space as [x1, y1, x2, y2].
 */
export function readFrames(
  items: readonly TextItem[],
  vertical: ReadonlySet<string>,
  view: number[],
): Frame[] {
  const byAngle = new Map<number, { fragments: Fragment[]; characters: number }>();
  let blankBefore = false;
  items.forEach((item, index) => {
    if (item.str.trim() === '') {
      if (item.str !== '') blankBefore = true;
      return;
    }
    if (bracketPieces.test(item.str)) return;
    const placed = place(item, index, vertical.has(item.fontName), blankBefore);
    blankBefore = false;
    if (placed === null || placed.fragment.size < tinyPoints) return;
    const group = byAngle.get(placed.angle);
    if (group) {
      group.fragments.push(placed.fragment);
      group.characters += item.str.length;
    } else {
      byAngle.set(placed.angle, { fragments: [placed.fragment], characters: item.str.length });
    }
  });
  const groups = [...byAngle].sort((a, b) => b[1].characters - a[1].characters);
  const most = groups[0]?.[1].characters ?? 0;
  return groups
    .filter(([angle, group]) => angle % 90 === 0 || group.characters > most * slantedShare)
    .map(([angle, group]) => {
      const box = turnBox(view, angle);
      return { box, fragments: dropRepeats(group.fragments.filter((fragment) => isOnPage(fragment, box))) };
    })
    .filter((frame) => frame.fragments.length > 0);
}

function place(item: TextItem, index: number, isVertical: boolean, spaceBefore: boolean) {
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
  const numbers = [a, b, c, d, e, f, item.width];
  if (!numbers.every(Number.isFinite)) return null;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  const degrees = (Math.atan2(b, a) * 180) / Math.PI - (isVertical ? 90 : 0);
  const angle = snap(degrees);
  const { x, y } = turn(e, f, angle);
  const fragment: Fragment = {
    item: index,
    str: item.str,
    x,
    y,
    width: Math.max(0, isVertical ? item.height : item.width),
    size,
    font: item.fontName,
    rtl: item.dir === 'rtl',
    spaceBefore,
  };
  return { angle, fragment };
}

/** Whole degrees from 0 to 359, with nearly straight text made straight. */
function snap(degrees: number): number {
  const whole = ((Math.round(degrees) % 360) + 360) % 360;
  const quarter = Math.round(whole / 90) * 90;
  return Math.abs(whole - quarter) <= 3 ? quarter % 360 : whole;
}

function turn(px: number, py: number, angle: number): { x: number; y: number } {
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return { x: px * cos + py * sin, y: px * sin - py * cos };
}

function turnBox(view: number[], angle: number): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = view;
  const corners = [turn(x1, y1, angle), turn(x2, y1, angle), turn(x1, y2, angle), turn(x2, y2, angle)];
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function isOnPage(fragment: Fragment, box: Box): boolean {
  return (
    fragment.x < box.right &&
    fragment.x + fragment.width > box.left - 1 &&
    fragment.y > box.top &&
    fragment.y - fragment.size < box.bottom
  );
}

/** Two prints of the same words less than this apart, in ems, are one. */
const repeatEm = 0.15;

/** Some programs print a word twice, a hair apart, to make it bold. */
function dropRepeats(fragments: Fragment[]): Fragment[] {
  const seen = new Set<string>();
  return fragments.filter((fragment) => {
    // Neighbours may fall to either side of one grid's line, but not of all four shifted grids'.
    const column = fragment.x / (fragment.size * repeatEm);
    const row = fragment.y / (fragment.size * repeatEm);
    const cells = [0, 0.5].flatMap((dx) =>
      [0, 0.5].map((dy) => `${dx}${dy}${Math.floor(column + dx)} ${Math.floor(row + dy)} ${fragment.str}`),
    );
    const isRepeat = cells.some((cell) => seen.has(cell));
    for (const cell of cells) seen.add(cell);
    return !isRepeat;
  });
}
