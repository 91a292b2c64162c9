// Files to study in journeys: a real textbook chapter where one lies beside the project, else the sample we ship.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const chapter = join(root, '..', 'shared', 'data', 'textbooks', 'physics-ch05.pdf');

export const samplePath = join(root, 'resources', 'sample', 'lectern-sample.pdf');
export const hasChapter = existsSync(chapter);
export const chapterPath = hasChapter ? chapter : samplePath;

/** A question the chapter (or the sample) answers. */
export const question = hasChapter ? 'What is the range of a projectile?' : 'What is working memory?';
/** A word the quoted answer must hold. */
export const answerWord = hasChapter ? /range/i : /working memory/i;
