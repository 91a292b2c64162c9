// Shelves: subjects and topics. Removing hides a shelf and leaves its materials' own columns alone, so that
// restoring puts everything back where it was.
import { and, eq } from 'drizzle-orm';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import {
  addSubject,
  addTopic,
  listSubjects,
  oneSubject,
  oneTopic,
  refuseSubjectName,
  refuseTopicName,
  reorderSubjects,
  reorderTopics,
} from './shelves.ts';

export function createSubjectsRouter({ owned }: Procedures, { database: { db }, clock, events }: Deps) {
  const changed = (userId: string) => events.publish(userId, { type: 'subjects.changed' });

  return {
    list: owned.subjects.list.handler(({ context }) => listSubjects(db, context.userId)),

    create: owned.subjects.create.handler(({ input: { name }, context: { userId } }) => {
      const id = addSubject(db, clock.now(), userId, { name });
      changed(userId);
      return oneSubject(db, userId, id);
    }),

    rename: owned.subjects.rename.handler(({ input, context: { userId } }) => {
      oneSubject(db, userId, input.id);
      refuseSubjectName(db, userId, input.name, input.id);
      db.update(subjects).set({ name: input.name }).where(eq(subjects.id, input.id)).run();
      changed(userId);
      return oneSubject(db, userId, input.id);
    }),

    remove: owned.subjects.remove.handler(({ input, context: { userId } }) => {
      ownSubject(userId, input.id);
      db.update(subjects).set({ archivedAt: clock.now() }).where(eq(subjects.id, input.id)).run();
      changed(userId);
    }),

    restore: owned.subjects.restore.handler(({ input, context: { userId } }) => {
      refuseSubjectName(db, userId, ownSubject(userId, input.id).name, input.id);
      db.update(subjects).set({ archivedAt: null }).where(eq(subjects.id, input.id)).run();
      changed(userId);
    }),

    reorder: owned.subjects.reorder.handler(({ input: { ids }, context: { userId } }) => {
      db.transaction((tx) => reorderSubjects(tx, userId, ids));
      changed(userId);
    }),

    createTopic: owned.subjects.createTopic.handler(({ input: { subjectId, name }, context: { userId } }) => {
      oneSubject(db, userId, subjectId);
      const id = addTopic(db, clock.now(), subjectId, { name });
      changed(userId);
      return oneTopic(db, userId, id);
    }),

    renameTopic: owned.subjects.renameTopic.handler(({ input, context: { userId } }) => {
      refuseTopicName(db, oneTopic(db, userId, input.id).subjectId, input.name, input.id);
      db.update(topics).set({ name: input.name }).where(eq(topics.id, input.id)).run();
      changed(userId);
      return oneTopic(db, userId, input.id);
    }),

    reorderTopics: owned.subjects.reorderTopics.handler(
      ({ input: { subjectId, ids }, context: { userId } }) => {
        db.transaction((tx) => reorderTopics(tx, userId, subjectId, ids));
        changed(userId);
      },
    ),

    setDifficulty: owned.subjects.setDifficulty.handler(
      ({ input: { id, difficulty }, context: { userId } }) => {
        oneTopic(db, userId, id);
        db.update(topics).set({ difficultyLevel: difficulty }).where(eq(topics.id, id)).run();
        changed(userId);
        return oneTopic(db, userId, id);
      },
    ),

    removeTopic: owned.subjects.removeTopic.handler(({ input, context: { userId } }) => {
      ownTopic(userId, input.id);
      db.update(topics).set({ archivedAt: clock.now() }).where(eq(topics.id, input.id)).run();
      changed(userId);
    }),

    restoreTopic: owned.subjects.restoreTopic.handler(({ input, context: { userId } }) => {
      const { subjectId, name } = ownTopic(userId, input.id);
      refuseTopicName(db, subjectId, name, input.id);
      db.update(topics).set({ archivedAt: null }).where(eq(topics.id, input.id)).run();
      changed(userId);
    }),
  };

  /** Removed or not. */
  function ownSubject(userId: string, id: string): { name: string } {
    const own = and(eq(subjects.id, id), eq(subjects.userId, userId));
    const row = db.select({ name: subjects.name }).from(subjects).where(own).get();
    if (!row) throw fault('NOT_FOUND');
    return row;
  }

  function ownTopic(userId: string, id: string): { subjectId: string; name: string } {
    const row = db
      .select({ subjectId: topics.subjectId, name: topics.name })
      .from(topics)
      .innerJoin(subjects, eq(subjects.id, topics.subjectId))
      .where(and(eq(topics.id, id), eq(subjects.userId, userId)))
      .get();
    if (!row) throw fault('NOT_FOUND');
    return row;
  }
}
