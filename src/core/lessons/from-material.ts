// Topics and lessons from a material: what its bookmarks, else its headings propose, and the shelf that is made of it.
import { and, asc, between, eq, sum } from 'drizzle-orm';
import { maxLessonMinutes, type OutlinePlan } from '#contract/lessons.ts';
import { materialPages } from '../db/schema/library.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { addSubject, addTopic, oneSubject } from '../subjects/shelves.ts';
import { livingMaterial, refuseOutside } from './body.ts';
import { addLesson } from './lessons.ts';
import { type Entry, planFrom } from './outline.ts';

/** About 180 words. */
const charsPerMinute = 1000;

/** FILE_NO_TEXT when it has neither bookmarks nor headings. */
export function outlineOf(tx: Tx, userId: string, materialId: string): OutlinePlan {
  const { title, outline, pageCount } = livingMaterial(tx, userId, materialId);
  const bookmarks = (outline ?? []).flatMap(({ page, ...item }) =>
    page === null ? [] : [{ ...item, page }],
  );
  const plan = planFrom(bookmarks, pageCount ?? 0, title);
  const made = plan.length > 0 ? plan : planFrom(headingsOf(tx, materialId), pageCount ?? 0, title);
  if (made.length === 0) throw fault('FILE_NO_TEXT', { reason: 'no_headings' });
  return made;
}

export interface Wish {
  materialId: string;
  subject: { id: string } | { name: string };
  plan: OutlinePlan;
}

/** Returns the id of the subject. */
export function makeFromMaterial(
  tx: Tx,
  now: number,
  userId: string,
  { materialId, subject, plan }: Wish,
): string {
  const { pageCount } = livingMaterial(tx, userId, materialId);
  const wanted = plan.filter(({ lessons }) => lessons.length > 0);
  if (wanted.length === 0) throw fault('BAD_REQUEST', { reason: 'no_pages' });
  for (const { pageFrom, pageTo } of wanted.flatMap(({ lessons }) => lessons))
    refuseOutside(pageCount, pageFrom, pageTo);
  const subjectId =
    'id' in subject
      ? oneSubject(tx, userId, subject.id).id
      : addSubject(tx, now, userId, { name: subject.name, source: 'material' });
  for (const { name, lessons } of wanted) {
    const topicId = addTopic(tx, now, subjectId, { name, source: 'material' });
    for (const { title, pageFrom, pageTo } of lessons)
      addLesson(tx, now, {
        topicId,
        title,
        content: '',
        contentType: 'pdf',
        estimatedDurationMinutes: minutesFor(tx, materialId, pageFrom, pageTo),
        materialId,
        pageFrom,
        pageTo,
        source: 'material',
      });
  }
  return subjectId;
}

function headingsOf(tx: Tx, materialId: string): Entry[] {
  return tx
    .select({ page: materialPages.page, text: materialPages.text, headings: materialPages.headings })
    .from(materialPages)
    .where(eq(materialPages.materialId, materialId))
    .orderBy(asc(materialPages.page))
    .all()
    .flatMap(({ page, text, headings }) =>
      headings.map(({ charFrom, charTo, level }) => ({ title: text.slice(charFrom, charTo), level, page })),
    );
}

function minutesFor(tx: Tx, materialId: string, pageFrom: number, pageTo: number): number {
  const row = tx
    .select({ chars: sum(materialPages.charCount).mapWith(Number) })
    .from(materialPages)
    .where(and(eq(materialPages.materialId, materialId), between(materialPages.page, pageFrom, pageTo)))
    .get();
  return Math.min(maxLessonMinutes, Math.max(1, Math.round((row?.chars ?? 0) / charsPerMinute)));
}
