// Which press means which shortcut, on which system, and when keys stay quiet.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capsOf, matches, type Press, triggers } from '#renderer/lib/keyboard.ts';
import { type ShortcutId, shortcutGroup, shortcutSpec, shortcutTable } from '#renderer/lib/shortcut-table.ts';
import { rendererSources } from './sources.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const ids = Object.keys(shortcutTable) as ShortcutId[];

describe('matching a press', () => {
  it.each([
    ['mod+k', press('k', { ctrlKey: true }), false, true],
    ['mod+k', press('k', { metaKey: true }), true, true],
    ['mod+k', press('k', { ctrlKey: true }), true, false],
    ['mod+k', press('k'), false, false],
    ['mod+k', press('k', { ctrlKey: true, shiftKey: true }), false, false],
    ['mod+shift+l', press('L', { ctrlKey: true, shiftKey: true }), false, true],
    ['mod+,', press(',', { ctrlKey: true }), false, true],
    ['?', press('?', { shiftKey: true }), false, true],
    ['?', press('?'), false, true],
    ['+', press('+', { shiftKey: true }), false, true],
    ['f', press('f'), false, true],
    ['f', press('F', { shiftKey: true }), false, false],
    ['f', press('f', { ctrlKey: true }), false, false],
    ['f6', press('F6'), false, true],
    ['shift+f6', press('F6', { shiftKey: true }), false, true],
    ['f6', press('F6', { shiftKey: true }), false, false],
    ['alt+arrowleft', press('ArrowLeft', { altKey: true }), false, true],
    ['arrowleft', press('ArrowLeft', { altKey: true }), false, false],
  ])('%s by %j on a Mac: %s → %s', (combination, pressed, mac, expected) => {
    expect(matches(combination, pressed, mac)).toBe(expected);
  });
});

describe('when keys stay quiet', () => {
  const on = { typing: false, singleKeysOn: true, mac: false };

  it('leaves letters and arrows to a text field that has focus', () => {
    expect(triggers(shortcutSpec('quiz.flag'), press('f'), { ...on, typing: true })).toBe(false);
    expect(triggers(shortcutSpec('reader.next'), press('ArrowRight'), { ...on, typing: true })).toBe(false);
    expect(triggers(shortcutSpec('global.help'), press('?'), { ...on, typing: true })).toBe(false);
  });

  it('still hears combinations and F6 in a text field', () => {
    expect(
      triggers(shortcutSpec('global.command'), press('k', { ctrlKey: true }), { ...on, typing: true }),
    ).toBe(true);
    expect(triggers(shortcutSpec('global.panel'), press('F6'), { ...on, typing: true })).toBe(true);
  });

  it('drops single letters that were switched off, but not their combinations', () => {
    const off = { ...on, singleKeysOn: false };
    expect(triggers(shortcutSpec('quiz.flag'), press('f'), off)).toBe(false);
    expect(triggers(shortcutSpec('reader.zoomIn'), press('+'), off)).toBe(false);
    expect(triggers(shortcutSpec('reader.zoomIn'), press('=', { ctrlKey: true }), off)).toBe(true);
    expect(triggers(shortcutSpec('quiz.submit'), press('Enter'), off)).toBe(true);
  });
});

describe('the table', () => {
  it('gives no key to two shortcuts of one screen or to a screen and the whole app', () => {
    for (const id of ids) {
      for (const other of ids) {
        if (id >= other) continue;
        const groups = new Set([shortcutGroup(id), shortcutGroup(other)]);
        if (groups.size === 2 && !groups.has('global')) continue;
        const shared = shortcutSpec(id).keys.filter((keys) => shortcutSpec(other).keys.includes(keys));
        expect(shared, `${id} and ${other}`).toEqual([]);
      }
    }
  });

  it.each(ids)('has a name and a use for %s', (id) => {
    const names = JSON.parse(
      readFileSync(new URL('../../src/renderer/messages/en/shortcuts.json', import.meta.url), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const [group, name] = id.split('.');
    expect(names[group!]?.[name!]).toMatch(/\S/);
    const used = rendererSources().some(
      ({ path, text }) =>
        !path.endsWith('shortcut-table.ts') && new RegExp(`useShortcut\\(\\s*'${id}'`).test(text),
    );
    expect(used, 'some screen claims it with useShortcut').toBe(true);
  });

  it('shows caps as the system names its keys', () => {
    expect(capsOf('mod+shift+l', false)).toEqual(['Ctrl', 'Shift', 'L']);
    expect(capsOf('mod+shift+l', true)).toEqual(['⌘', '⇧', 'L']);
    expect(capsOf('alt+arrowleft', false)).toEqual(['Alt', '←']);
    expect(capsOf('+', false)).toEqual(['+']);
  });
});
