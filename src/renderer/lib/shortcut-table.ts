// Every shortcut of the app, so that the list behind `?` is complete and two screens cannot take the same key for
// different things. "mod" is Ctrl, or Cmd on a Mac. `single` keys act only while no text field has focus.
export type ShortcutGroup = 'global' | 'reader' | 'tutor' | 'quiz' | 'review' | 'lesson';

export interface ShortcutSpec {
  /** Alternatives; the first is the one shown. */
  keys: readonly string[];
  /** Replaces the caps shown, where one handler takes several keys. */
  caps?: readonly string[];
  /** A bare letter, digit or sign, which the student may switch off. */
  single?: true;
  /** Left to what has focus: a button or link, which the key presses, or a text field, which undoes its own typing. */
  yieldsTo?: 'button' | 'text';
}

export const shortcutTable = {
  'global.command': { keys: ['mod+k'] },
  'global.today': { keys: ['mod+1'] },
  'global.library': { keys: ['mod+2'] },
  'global.search': { keys: ['mod+3', 'mod+shift+f'] },
  'global.ask': { keys: ['mod+4'] },
  'global.practice': { keys: ['mod+5'] },
  'global.notes': { keys: ['mod+6'] },
  'global.progress': { keys: ['mod+7'] },
  'global.timer': { keys: ['mod+shift+t'] },
  'global.import': { keys: ['mod+o'] },
  'global.newQuestion': { keys: ['mod+n', 'alt+n'] },
  'global.settings': { keys: ['mod+,'] },
  'global.theme': { keys: ['mod+shift+l'] },
  'global.panel': { keys: ['f6'] },
  'global.panelBack': { keys: ['shift+f6'] },
  'global.back': { keys: ['alt+arrowleft'] },
  'global.forward': { keys: ['alt+arrowright'] },
  'global.help': { keys: ['?'], single: true },
  'reader.next': { keys: ['pagedown', 'arrowright'] },
  'reader.previous': { keys: ['pageup', 'arrowleft'] },
  'reader.goTo': { keys: ['mod+g'] },
  'reader.find': { keys: ['mod+f'] },
  'reader.zoomIn': { keys: ['+', 'mod+='], single: true },
  'reader.zoomOut': { keys: ['-', 'mod+-'], single: true },
  'reader.zoomReset': { keys: ['0', 'mod+0'], single: true },
  'reader.contents': { keys: ['t'], single: true },
  'reader.ask': { keys: ['q'], single: true },
  'reader.highlight': { keys: ['h'], single: true },
  'reader.note': { keys: ['n'], single: true },
  'reader.copy': { keys: ['c'], single: true },
  'tutor.stop': { keys: ['mod+.'] },
  'tutor.nextCitation': { keys: [']'], single: true },
  'tutor.previousCitation': { keys: ['['], single: true },
  'quiz.choose': {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e'],
    caps: ['1', '–', '9'],
    single: true,
  },
  'quiz.submit': { keys: ['enter'], yieldsTo: 'button' },
  'quiz.flag': { keys: ['f'], single: true },
  'quiz.skip': { keys: ['s'], single: true },
  'quiz.showPage': { keys: ['p'], single: true },
  'quiz.report': { keys: ['x'], single: true },
  'lesson.save': { keys: ['mod+s'] },
  'lesson.moveUp': { keys: ['alt+arrowup'] },
  'lesson.moveDown': { keys: ['alt+arrowdown'] },
  'review.show': { keys: [' ', 'enter'], yieldsTo: 'button' },
  'review.rate': { keys: ['1', '2', '3', '4'], caps: ['1', '–', '4'], single: true },
  'review.undo': { keys: ['mod+z'], yieldsTo: 'text' },
  'review.edit': { keys: ['e'], single: true },
  'review.bury': { keys: ['-'], single: true },
  'review.suspend': { keys: ['@'], single: true },
  'review.flag': { keys: ['*'], single: true },
  'review.info': { keys: ['i'], single: true },
  'review.showPage': { keys: ['p'], single: true },
} as const satisfies Record<string, ShortcutSpec>;

export type ShortcutId = keyof typeof shortcutTable;

export function shortcutSpec(id: ShortcutId): ShortcutSpec {
  return shortcutTable[id];
}

export function shortcutGroup(id: ShortcutId): ShortcutGroup {
  return id.split('.')[0] as ShortcutGroup;
}
