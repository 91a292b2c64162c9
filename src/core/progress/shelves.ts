// Which subject a session, a question or a quiz belongs to: its own, else its topic's, else its material's, as shelves
// stand today. In SQL, because sums over years of study need it.
import { type SQL, sql } from 'drizzle-orm';

/** For a session `s`. */
export const bySession = shelved(sql`s.subject_id`, sql`s.topic_id`, sql`s.material_id`);
/** For a question `q`. */
export const byQuestion = shelved(sql`NULL`, sql`q.topic_id`, sql`q.material_id`);
/** For a quiz `z`. */
export const byQuiz = shelved(sql`NULL`, sql`z.topic_id`, sql`z.material_id`);

/** A session `s` whose time counts: no break, not taken out, and not cut off without a word from the student. */
export const isCountedFocus = sql`s.kind IN ('focus', 'count_up') AND s.state <> 'interrupted' AND s.deleted_at IS NULL`;

/** The Monday of a day's week. */
export function mondaySql(day: SQL): SQL {
  return sql`date(${day}, 'weekday 0', '-6 days')`;
}

/** `subject` is null when nothing says; it needs `joins`. */
function shelved(subjectId: SQL, topicId: SQL, materialId: SQL): { subject: SQL; joins: SQL } {
  return {
    subject: sql`coalesce(${subjectId}, t.subject_id, m.subject_id, mt.subject_id)`,
    joins: sql`LEFT JOIN topics t ON t.id = ${topicId}
      LEFT JOIN materials m ON m.id = ${materialId} LEFT JOIN topics mt ON mt.id = m.topic_id`,
  };
}
