// English, by namespace: one file per feature, so that two features never edit the same file. This list also gives
// `t()` its keys, so a misspelled key fails the type check.
import faults from './en/faults.json';
import library from './en/library.json';
import notes from './en/notes.json';
import people from './en/people.json';
import progress from './en/progress.json';
import quizzes from './en/quizzes.json';
import reader from './en/reader.json';
import search from './en/search.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import shortcuts from './en/shortcuts.json';
import tutor from './en/tutor.json';
import ui from './en/ui.json';

export const en = {
  faults,
  library,
  notes,
  people,
  progress,
  quizzes,
  reader,
  search,
  settings,
  shell,
  shortcuts,
  tutor,
  ui,
};
export type Messages = typeof en;
