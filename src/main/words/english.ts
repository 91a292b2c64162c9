// The desktop shell in English.
import type { Words } from './words.ts';

export const english: Words = {
  show: 'Show Lectern',
  import: 'Import…',
  settings: 'Settings…',
  quit: 'Quit',
  timer: {
    menu: '&Timer',
    studying: 'Studying',
    anything: 'Anything',
    break: 'Break',
    paused: 'paused',
    pausedAfter: (what, minutes) => `${what}: paused after ${minutes} min`,
    until: (what, time) => `${what} until ${time}`,
    countingUp: (what) => `${what}: counting up`,
    pause: 'Pause',
    resume: 'Resume',
    finish: 'Finish',
    endBreak: 'End Break',
    start: (minutes, what) => `Start ${minutes} min${what === null ? '' : ` (${what})`}`,
    startOther: 'Start',
    takeBreak: (minutes) => `Take ${minutes} min Off`,
    cutOff: 'A Session Was Cut Off…',
    today: (minutes, goal) => `Today ${minutes} of ${goal} min`,
    noStreak: 'No streak yet',
    streak: (days, isOpen) => `Streak ${days}${isOpen ? ' (today is open)' : ''}`,
    mini: 'Mini Window',
    miniTitle: 'Lectern timer',
  },
  rang: {
    warning: 'One minute left',
    away: (minutes) => `You were away for ${minutes} min`,
    awayText: 'Keep or remove them in Lectern.',
    breakOver: 'The break is over',
    done: (minutes) => `${minutes} min done`,
    xp: (xp) => `+${xp} XP`,
    next: 'Start',
    break: 'Break',
    goOn: 'Keep going',
    reminder: (streak) =>
      streak > 0
        ? `Your ${streak} ${streak === 1 ? 'day is' : 'days are'} waiting`
        : 'A good moment to study',
    reminderText: 'Ten minutes or five answers make today count.',
  },
  menu: {
    about: 'About Lectern',
    hide: 'Hide Lectern',
    quitApp: 'Quit Lectern',
    file: '&File',
    edit: '&Edit',
    view: '&View',
    window: 'Window',
    help: '&Help',
    keepRunning: 'Keep Running When Closed',
    dataFolder: 'Open Data Folder',
  },
  closing: {
    message: 'Keep Lectern running when you close its window?',
    detail: (trayVisible) =>
      `${
        trayVisible ? 'It stays in the tray' : 'It stays minimised, because no tray was found'
      }, goes on reading new files and opens at once. You can change this in the File menu.`,
    buttons: ['Keep running', 'Quit', 'Cancel'],
  },
  importing: { title: 'Import into Lectern', kinds: 'PDF, Markdown and text' },
  failing: {
    message: 'The window keeps failing',
    detail: 'Your library is safe. You can load the window again, or quit and start Lectern anew.',
    buttons: ['Load again', 'Quit'],
  },
  crashed: {
    title: 'Lectern has to close',
    text: 'Something unexpected happened. Your library is safe; start Lectern again.',
  },
  taken: {
    title: 'Lectern is already open in a browser',
    text: 'Two at once would import the same files twice. End the other one (Ctrl+C in its terminal), then start again.',
  },
  unopened: {
    title: 'Lectern could not open its library',
    text: (folder) => `Nothing was changed. Details are in ${folder}.`,
  },
};
