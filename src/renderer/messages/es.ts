// Spanish, by the same namespaces as English. It ships inside the bundle too: some 130 kB on the student's own disk, in
// return for a switch that is at once, works offline and cannot fail. A key that English lacks, or that is missing
// here, fails the type check.
import type { Messages } from './en.ts';
import embedding from './es/embedding.json';
import exams from './es/exams.json';
import exchange from './es/exchange.json';
import faults from './es/faults.json';
import highlights from './es/highlights.json';
import lessons from './es/lessons.json';
import library from './es/library.json';
import mastery from './es/mastery.json';
import models from './es/models.json';
import network from './es/network.json';
import notes from './es/notes.json';
import people from './es/people.json';
import progress from './es/progress.json';
import quizzes from './es/quizzes.json';
import reader from './es/reader.json';
import recommend from './es/recommend.json';
import review from './es/review.json';
import sample from './es/sample.json';
import search from './es/search.json';
import settings from './es/settings.json';
import shell from './es/shell.json';
import shortcuts from './es/shortcuts.json';
import timer from './es/timer.json';
import today from './es/today.json';
import tutor from './es/tutor.json';
import ui from './es/ui.json';
import usage from './es/usage.json';

/** The same keys as English; a plural may also say what "many" is (in Spanish: a round million). */
export type Translation<English> = {
  [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
} & { [Key in keyof English as Key extends `${infer Base}_other` ? `${Base}_many` : never]?: string };

/** What is in a translation beyond that, each as `never`; an import has no check for it of its own. */
type Exact<Given, English> = {
  [Key in keyof Given]: Key extends keyof Translation<English>
    ? Key extends keyof English
      ? English[Key] extends string
        ? string
        : Exact<Given[Key], English[Key]>
      : string
    : never;
};

export function translation<Given extends Translation<Messages>>(
  given: Given & Exact<Given, Messages>,
): Given {
  return given;
}

export const es = translation({
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
  recommend,
  review,
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
});
