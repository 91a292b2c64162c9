// All tables in one object, for drizzle's typed queries.
import * as ai from './ai.ts';
import * as exams from './exams.ts';
import * as highlights from './highlights.ts';
import * as lessons from './lessons.ts';
import * as library from './library.ts';
import * as mastery from './mastery.ts';
import * as notes from './notes.ts';
import * as people from './people.ts';
import * as progress from './progress.ts';
import * as quizzes from './quizzes.ts';
import * as recommend from './recommend.ts';
import * as review from './review.ts';
import * as study from './study.ts';
import * as subjects from './subjects.ts';
import * as tutor from './tutor.ts';

export const schema = {
  ...people,
  ...subjects,
  ...library,
  ...tutor,
  ...quizzes,
  ...notes,
  ...lessons,
  ...mastery,
  ...review,
  ...recommend,
  ...exams,
  ...highlights,
  ...ai,
  ...study,
  ...progress,
};
