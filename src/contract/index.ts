// The whole promise of the app, one line per slice. The one barrel in the project.
import { embeddingContract } from './embedding.ts';
import { examsContract } from './exams.ts';
import { exchangeContract } from './exchange.ts';
import { highlightsContract } from './highlights.ts';
import { lessonsContract } from './lessons.ts';
import { libraryContract } from './library.ts';
import { masteryContract } from './mastery.ts';
import { modelsContract } from './models.ts';
import { networkContract } from './network.ts';
import { notesContract } from './notes.ts';
import { peopleContract } from './people.ts';
import { progressContract } from './progress.ts';
import { quizzesContract } from './quizzes.ts';
import { readerContract } from './reader.ts';
import { recommendContract } from './recommend.ts';
import { reviewContract } from './review.ts';
import { sampleContract } from './sample.ts';
import { searchContract } from './search.ts';
import { settingsContract } from './settings.ts';
import { subjectsContract } from './subjects.ts';
import { systemContract } from './system.ts';
import { timerContract } from './timer.ts';
import { tutorContract } from './tutor.ts';
import { usageContract } from './usage.ts';

export const contract = {
  system: systemContract,
  people: peopleContract,
  settings: settingsContract,
  network: networkContract,
  usage: usageContract,
  models: modelsContract,
  subjects: subjectsContract,
  progress: progressContract,
  mastery: masteryContract,
  library: libraryContract,
  timer: timerContract,
  lessons: lessonsContract,
  search: searchContract,
  embedding: embeddingContract,
  reader: readerContract,
  highlights: highlightsContract,
  tutor: tutorContract,
  notes: notesContract,
  review: reviewContract,
  quizzes: quizzesContract,
  exams: examsContract,
  exchange: exchangeContract,
  recommend: recommendContract,
  sample: sampleContract,
};
export type Contract = typeof contract;
