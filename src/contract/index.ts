// The whole promise of the app, one line per slice. The one barrel in the project.
import { libraryContract } from './library.ts';
import { peopleContract } from './people.ts';
import { progressContract } from './progress.ts';
import { quizzesContract } from './quizzes.ts';
import { readerContract } from './reader.ts';
import { searchContract } from './search.ts';
import { settingsContract } from './settings.ts';
import { subjectsContract } from './subjects.ts';
import { systemContract } from './system.ts';
import { tutorContract } from './tutor.ts';

export const contract = {
  system: systemContract,
  people: peopleContract,
  settings: settingsContract,
  subjects: subjectsContract,
  progress: progressContract,
  library: libraryContract,
  search: searchContract,
  reader: readerContract,
  tutor: tutorContract,
  quizzes: quizzesContract,
};
export type Contract = typeof contract;
