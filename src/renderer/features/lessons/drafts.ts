// Unsaved lessons, kept in this window until they are saved or thrown away. What is typed is text; numbers come of it when
// it is saved, so that a field may be empty while somebody types.
import type { Lesson, LessonBody, LessonType, LessonVideo } from '#contract/lessons.ts';

export interface Draft {
  type: LessonType;
  title: string;
  minutes: string;
  content: string;
  videoFrom: 'file' | 'link';
  video: LessonVideo | null;
  videoUrl: string;
  materialId: string;
  pageFrom: string;
  pageTo: string;
}

export type DraftFault = 'title' | 'minutes' | 'text' | 'video' | 'film' | 'material' | 'pages';

export const emptyDraft: Draft = {
  type: 'text',
  title: '',
  minutes: '10',
  content: '',
  videoFrom: 'file',
  video: null,
  videoUrl: '',
  materialId: '',
  pageFrom: '',
  pageTo: '',
};

const maxMinutes = 600;
const drafts = new Map<string, Draft>();

/** `key`: of the lesson, or of the topic a new one is for. */
export const draftOf = (key: string): Draft | null => drafts.get(key) ?? null;
export const keepDraft = (key: string, draft: Draft): void => void drafts.set(key, draft);
export const forgetDraft = (key: string): void => void drafts.delete(key);

export function draftFrom(lesson: Lesson): Draft {
  return {
    type: lesson.type,
    title: lesson.title,
    minutes: String(lesson.minutes),
    content: lesson.content,
    videoFrom: lesson.videoUrl === null ? 'file' : 'link',
    video: lesson.video,
    videoUrl: lesson.videoUrl ?? '',
    materialId: lesson.materialId ?? '',
    pageFrom: lesson.pageFrom === null ? '' : String(lesson.pageFrom),
    pageTo: lesson.pageTo === null ? '' : String(lesson.pageTo),
  };
}

/** `pageCount` of the chosen file, null when it is not known; `gone`: it was deleted, and its pages are left as they are. */
export function faultsOf(draft: Draft, pageCount: number | null, gone: boolean): DraftFault[] {
  const faults: DraftFault[] = [];
  if (draft.title.trim() === '') faults.push('title');
  if (!isWhole(draft.minutes, 1, maxMinutes)) faults.push('minutes');
  if (draft.type === 'text' && draft.content.trim() === '') faults.push('text');
  if (isLink(draft) && !isHttps(draft.videoUrl)) faults.push('video');
  if (isFilm(draft) && draft.video === null) faults.push('film');
  if (draft.type === 'pdf' && !gone) {
    const last = pageCount ?? Number.POSITIVE_INFINITY;
    const from = Number(draft.pageFrom);
    if (draft.materialId === '') faults.push('material');
    else if (!isWhole(draft.pageFrom, 1, last) || !isWhole(draft.pageTo, from, last)) faults.push('pages');
  }
  return faults;
}

export function bodyFrom(draft: Draft): LessonBody {
  const page = (typed: string) => (draft.type === 'pdf' && typed !== '' ? Number(typed) : null);
  return {
    type: draft.type,
    title: draft.title.trim(),
    minutes: Number(draft.minutes),
    content: draft.content,
    videoUrl: isLink(draft) ? draft.videoUrl.trim() : null,
    videoId: isFilm(draft) ? (draft.video?.id ?? null) : null,
    materialId: draft.type === 'pdf' && draft.materialId !== '' ? draft.materialId : null,
    pageFrom: page(draft.pageFrom),
    pageTo: page(draft.pageTo),
  };
}

const isFilm = ({ type, videoFrom }: Draft) => type === 'video' && videoFrom === 'file';
const isLink = ({ type, videoFrom }: Draft) => type === 'video' && videoFrom === 'link';

function isWhole(typed: string, from: number, to: number): boolean {
  const value = Number(typed);
  return typed.trim() !== '' && Number.isInteger(value) && value >= from && value <= to;
}

function isHttps(typed: string): boolean {
  return URL.canParse(typed.trim()) && new URL(typed.trim()).protocol === 'https:';
}
