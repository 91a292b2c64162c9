// What the desktop shell says in menus, dialogs and notifications, in the languages the window speaks. The window has
// message files of its own; these are few, and needed before there is a window.
import { english } from './english.ts';
import { spanish } from './spanish.ts';

export interface Words {
  show: string;
  import: string;
  settings: string;
  quit: string;
  timer: {
    menu: string;
    /** Where nothing was chosen. */
    studying: string;
    anything: string;
    break: string;
    paused: string;
    pausedAfter: (what: string, minutes: number) => string;
    until: (what: string, time: string) => string;
    countingUp: (what: string) => string;
    pause: string;
    resume: string;
    finish: string;
    endBreak: string;
    start: (minutes: number, what: string | null) => string;
    startOther: string;
    takeBreak: (minutes: number) => string;
    cutOff: string;
    today: (minutes: number, goal: number) => string;
    noStreak: string;
    streak: (days: number, isOpen: boolean) => string;
    mini: string;
    miniTitle: string;
  };
  rang: {
    warning: string;
    away: (minutes: number) => string;
    awayText: string;
    breakOver: string;
    done: (minutes: number) => string;
    xp: (xp: number) => string;
    next: string;
    break: string;
    goOn: string;
    reminder: (streak: number) => string;
    reminderText: string;
  };
  menu: {
    about: string;
    hide: string;
    quitApp: string;
    file: string;
    edit: string;
    view: string;
    window: string;
    help: string;
    keepRunning: string;
    dataFolder: string;
  };
  closing: {
    message: string;
    detail: (trayVisible: boolean) => string;
    buttons: [keep: string, quit: string, cancel: string];
  };
  importing: { title: string; kinds: string };
  failing: { message: string; detail: string; buttons: [again: string, quit: string] };
  crashed: { title: string; text: string };
  taken: { title: string; text: string };
  unopened: { title: string; text: (folder: string) => string };
}

/** `locale`: a BCP 47 tag, or what a system reports in its place. */
export function wordsFor(locale: string): Words {
  return /^es\b/i.test(locale.replaceAll('_', '-')) ? spanish : english;
}
