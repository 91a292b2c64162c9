// English, by namespace: one file per feature, so that two features never edit the same file. This list also gives
// `t()` its keys, so a misspelled key fails the type check.
import embedding from './en/embedding.json';
import exams from './en/exams.json';
import exchange from './en/exchange.json';
import faults from './en/faults.json';
import highlights from './en/highlights.json';
import lessons from './en/lessons.json';
import library from './en/library.json';
import mastery from './en/mastery.json';
import models from './en/models.json';
import network from './en/network.json';
import notes from './en/notes.json';
import people from './en/people.json';
import progress from './en/progress.json';
import quizzes from './en/quizzes.json';
import reader from './en/reader.json';
import recommend from './en/recommend.json';
import review from './en/review.json';
import sample from './en/sample.json';
import search from './en/search.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import shortcuts from './en/shortcuts.json';
import timer from './en/timer.json';
import today from './en/today.json';
import tutor from './en/tutor.json';
import ui from './en/ui.json';
import usage from './en/usage.json';

export const en = {
  embedding,
  exams,
  exchange,
  faults,
  highlights,
  lessons,
  library,
  mastery,
  models,
  network,
  notes,
  people,
  progress,
  quizzes,
  reader,
  review,
  recommend,
  sample,
  search,
  settings,
  shell,
  shortcuts,
  timer,
  today,
  tutor,
  ui,
  usage,
};
export type Messages = typeof en;
