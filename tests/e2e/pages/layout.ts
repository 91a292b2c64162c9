// What the eye would notice on a screen: controls off its side, words cut off, words in no message file. Each returns
// a line for every fault.
import type { Page } from '@playwright/test';

const controls =
  'button, a[href], input, textarea, [role="tab"], [role="radio"], [role="switch"], [role="combobox"]';

/** Controls that cannot be brought into the window, and a window that scrolls sideways. */
export function offSideways(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the window is ${scrollWidth} wide`);
    const scope = document.querySelector('[role="dialog"]') ?? document;
    for (const control of scope.querySelectorAll<HTMLElement>(selector)) {
      const seen = control.checkVisibility({ visibilityProperty: true });
      if (!seen || control.closest('.sr-only, [aria-hidden="true"]')) continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      if (width <= 1) continue;
      const reached =
        left >= -1 && right <= innerWidth + 1 && (top + bottom) / 2 > 0 && (top + bottom) / 2 < innerHeight;
      if (!reached)
        faults.push(`${Math.round(left)}–${Math.round(right)}: ${control.outerHTML.slice(0, 160)}`);
    }
    return faults;
  }, controls);
}

/** Buttons whose own words do not fit. Names of files and shelves may end in an ellipsis; our words may not. */
export function clippedButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOurs = (element: Element) => element.textContent?.includes('⟦') ?? false;
    const buttons = 'main button, [role="dialog"] button, [role="tab"]';
    return [...document.querySelectorAll<HTMLElement>(buttons)]
      .filter(
        (button) => button.getAttribute('role') !== 'combobox' && button.checkVisibility() && isOurs(button),
      )
      .filter((button) =>
        [button, ...button.querySelectorAll<HTMLElement>('*')].some(
          (part) =>
            isOurs(part) &&
            part.clientWidth > 1 &&
            part.scrollWidth > part.clientWidth + 1 &&
            getComputedStyle(part).overflowX !== 'visible',
        ),
      )
      .map((button) => button.outerHTML.slice(0, 200));
  });
}

/** Visible words that come from no message file, the student's own material and what `Intl` writes left out. */
export function hardCoded(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const material =
      '.rich-text, [data-page], [data-question], li:has(mark), a[href^="#/read/"], bdi, kbd, script, style, title';
    const byIntl =
      /^(now|\d+ (second|minute)s? ago|[\d.]+ (min|hr|days?|mths?|yrs?)|[\d.,:]+\s?(AM|PM|bytes?|[kMGT]B)|[A-Z][a-z]{2} \d+, \d{4}.*|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/;
    // A name may stand beside a number or another name.
    const longestFirst = known.toSorted((a, b) => b.length - a.length);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faults: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const whole = node.textContent?.trim() ?? '';
      const text = longestFirst.reduce((left, name) => left.replaceAll(name, ''), whole).trim();
      const owner = node.parentElement;
      if (!/[a-z]{2}/i.test(text) || text.includes('⟦') || byIntl.test(text)) continue;
      if (whole.startsWith('/') || !owner?.checkVisibility() || owner.closest(material)) continue;
      faults.push(whole);
    }
    return faults;
  }, names);
}
