// What a lesson must hold to be one: a text, a video's file or address, or pages that are there. What belongs to another type is
// dropped, so that nothing hidden comes back when the type is changed again.
import { and, eq, isNull } from 'drizzle-orm';
import type { LessonBody } from '#contract/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import type { StoredLesson } from './shelf.ts';
import { ownVideo } from './videos.ts';

type Pages = Pick<LessonBody, 'type' | 'materialId' | 'pageFrom' | 'pageTo'>;

export function bodyOf(lesson: StoredLesson): LessonBody {
  const { title, content, videoUrl, videoId, materialId, pageFrom, pageTo } = lesson;
  const minutes = lesson.estimatedDurationMinutes;
  return {
    type: lesson.contentType,
    title,
    minutes,
    content,
    videoUrl,
    videoId,
    materialId,
    pageFrom,
    pageTo,
  };
}

/** The body as columns. `before`: pages that were there already are not asked for again, as their material may be gone. */
export function checkedBody(tx: Tx, userId: string, body: LessonBody, before?: LessonBody) {
  if (body.type === 'text' && body.content.trim() === '') throw fault('BAD_REQUEST', { reason: 'no_text' });
  const video = body.type === 'video' ? checkedVideo(tx, userId, body) : { videoUrl: null, videoId: null };
  if (body.type === 'pdf' && !(before && samePages(body, before))) refusePages(tx, userId, body);
  const pages =
    body.type === 'pdf'
      ? { materialId: body.materialId, pageFrom: body.pageFrom, pageTo: body.pageTo }
      : { materialId: null, pageFrom: null, pageTo: null };
  return {
    title: body.title,
    content: body.content,
    contentType: body.type,
    estimatedDurationMinutes: body.minutes,
    ...video,
    ...pages,
  };
}

/** A file takes the place of an address. */
function checkedVideo(tx: Tx, userId: string, { videoUrl, videoId }: LessonBody) {
  if (videoId === null && videoUrl === null) throw fault('BAD_REQUEST', { reason: 'no_video' });
  if (videoId === null) return { videoUrl, videoId };
  if (!ownVideo(tx, userId, videoId)) throw fault('NOT_FOUND');
  return { videoUrl: null, videoId };
}

function refusePages(tx: Tx, userId: string, { materialId, pageFrom, pageTo }: Pages): void {
  if (materialId === null || pageFrom === null || pageTo === null)
    throw fault('BAD_REQUEST', { reason: 'no_pages' });
  refuseOutside(livingMaterial(tx, userId, materialId).pageCount, pageFrom, pageTo);
}

/** `pageCount` is null until the file has been opened for the first time. */
export function refuseOutside(pageCount: number | null, pageFrom: number, pageTo: number): void {
  const last = pageCount ?? Number.POSITIVE_INFINITY;
  if (pageFrom > pageTo || pageTo > last)
    throw fault('BAD_REQUEST', { reason: 'pages_outside', ...(pageCount === null ? {} : { pageCount }) });
}

export function livingMaterial(tx: Tx, userId: string, materialId: string) {
  const living = and(eq(materials.id, materialId), eq(materials.userId, userId), isNull(materials.deletedAt));
  const row = tx.select().from(materials).where(living).get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function samePages(a: Pages, b: Pages): boolean {
  return (
    a.type === b.type && a.materialId === b.materialId && a.pageFrom === b.pageFrom && a.pageTo === b.pageTo
  );
}
