// The word by which a model says that its sources hold no answer. It is for us and never for the student, also while it
// is still being said.
import { notInSources } from './prompt.ts';

/** Models dress it up: **NOT_IN_SOURCES**, "NOT IN SOURCES". */
const dress = /^[\s*_"'`([]+/;

export function saysNotInSources(text: string): boolean {
  return bare(text).startsWith(notInSources);
}

/** What was said so far may become the word. */
export function mayBecomeRefusal(text: string): boolean {
  return notInSources.startsWith(bare(text)) || saysNotInSources(text);
}

/** The rest of a text, should the word stand inside of it. */
export function withoutRefusal(text: string): string {
  return text.replace(anywhere, '');
}

const anywhere = new RegExp(`${notInSources.replaceAll('_', '[_ ]')}[.:,]?[ \\t]*`, 'g');

const bare = (text: string) => text.replace(dress, '').slice(0, notInSources.length).replaceAll(' ', '_');
