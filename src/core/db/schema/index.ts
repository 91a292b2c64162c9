// All tables in one object, for drizzle's typed queries.
import * as ai from './ai.ts';
import * as exams from './exams.ts';
import * as learning from './learning.ts';
import * as library from './library.ts';
import * as notes from './notes.ts';
import * as people from './people.ts';
import * as progress from './progress.ts';
import * as quizzes from './quizzes.ts';
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
  ...learning,
  ...exams,
  ...ai,
  ...study,
  ...progress,
};
