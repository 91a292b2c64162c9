// Shelves: subjects and topics. Removing hides a shelf and leaves its materials' own columns alone, so that
// restoring puts everything back where it was.
import { and, asc, count, eq, isNull, max, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Subject, Topic } from '#contract/subjects.ts';
import { materials } from '../db/schema/library.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';

export function createSubjectsRouter({ owned }: Procedures, { database: { db }, clock, events }: Deps) {
  const changed = (userId: string) => events.publish(userId, { type: 'subjects.changed' });

  return {
    list: owned.subjects.list.handler(({ context }) => list(context.userId)),

    create: owned.subjects.create.handler(({ input, context: { userId } }) => {
      const id = v7();
      refuseSubjectName(userId, input.name, id);
      const last = db
        .select({ p: max(subjects.position) })
        .from(subjects)
        .where(eq(subjects.userId, userId))
        .get();
      const position = (last?.p ?? -1) + 1;
      db.insert(subjects).values({ id, userId, name: input.name, position, createdAt: clock.now() }).run();
      changed(userId);
      return oneSubject(userId, id);
    }),

    rename: owned.subjects.rename.handler(({ input, context: { userId } }) => {
      oneSubject(userId, input.id);
      refuseSubjectName(userId, input.name, input.id);
      db.update(subjects).set({ name: input.name }).where(eq(subjects.id, input.id)).run();
      changed(userId);
      return oneSubject(userId, input.id);
    }),

    remove: owned.subjects.remove.handler(({ input, context: { userId } }) => {
      ownSubject(userId, input.id);
      db.update(subjects).set({ archivedAt: clock.now() }).where(eq(subjects.id, input.id)).run();
      changed(userId);
    }),

    restore: owned.subjects.restore.handler(({ input, context: { userId } }) => {
      refuseSubjectName(userId, ownSubject(userId, input.id).name, input.id);
      db.update(subjects).set({ archivedAt: null }).where(eq(subjects.id, input.id)).run();
      changed(userId);
    }),

    createTopic: owned.subjects.createTopic.handler(({ input, context: { userId } }) => {
      oneSubject(userId, input.subjectId);
      const id = v7();
      refuseTopicName(input.subjectId, input.name, id);
      const last = db
        .select({ p: max(topics.position) })
        .from(topics)
        .where(eq(topics.subjectId, input.subjectId))
        .get();
      db.insert(topics)
        .values({ id, ...input, position: (last?.p ?? -1) + 1, createdAt: clock.now() })
        .run();
      changed(userId);
      return oneTopic(userId, id);
    }),

    renameTopic: owned.subjects.renameTopic.handler(({ input, context: { userId } }) => {
      refuseTopicName(oneTopic(userId, input.id).subjectId, input.name, input.id);
      db.update(topics).set({ name: input.name }).where(eq(topics.id, input.id)).run();
      changed(userId);
      return oneTopic(userId, input.id);
    }),

    removeTopic: owned.subjects.removeTopic.handler(({ input, context: { userId } }) => {
      ownTopic(userId, input.id);
      db.update(topics).set({ archivedAt: clock.now() }).where(eq(topics.id, input.id)).run();
      changed(userId);
    }),

    restoreTopic: owned.subjects.restoreTopic.handler(({ input, context: { userId } }) => {
      const { subjectId, name } = ownTopic(userId, input.id);
      refuseTopicName(subjectId, name, input.id);
      db.update(topics).set({ archivedAt: null }).where(eq(topics.id, input.id)).run();
      changed(userId);
    }),
  };

  function list(userId: string): Subject[] {
    const counts = db
      .select({ subjectId: materials.subjectId, topicId: materials.topicId, n: count() })
      .from(materials)
      .where(and(eq(materials.userId, userId), isNull(materials.deletedAt)))
      .groupBy(materials.subjectId, materials.topicId)
      .all();
    const tally = (matches: (row: (typeof counts)[number]) => boolean) =>
      counts.filter(matches).reduce((total, row) => total + row.n, 0);
    const topicRows = db
      .select({ id: topics.id, subjectId: topics.subjectId, name: topics.name, position: topics.position })
      .from(topics)
      .innerJoin(subjects, eq(subjects.id, topics.subjectId))
      .where(and(eq(subjects.userId, userId), isNull(topics.archivedAt)))
      .orderBy(asc(topics.position))
      .all();
    return db
      .select({ id: subjects.id, name: subjects.name, position: subjects.position })
      .from(subjects)
      .where(and(eq(subjects.userId, userId), isNull(subjects.archivedAt)))
      .orderBy(asc(subjects.position))
      .all()
      .map((subject) => ({
        ...subject,
        materialCount: tally((row) => row.subjectId === subject.id),
        topics: topicRows
          .filter((row) => row.subjectId === subject.id)
          .map((row) => ({ ...row, materialCount: tally((c) => c.topicId === row.id) })),
      }));
  }

  /** One on the shelf; a removed one is not found. */
  function oneSubject(userId: string, id: string): Subject {
    const found = list(userId).find((subject) => subject.id === id);
    if (!found) throw fault('NOT_FOUND');
    return found;
  }

  function oneTopic(userId: string, id: string): Topic {
    const found = list(userId)
      .flatMap((subject) => subject.topics)
      .find((topic) => topic.id === id);
    if (!found) throw fault('NOT_FOUND');
    return found;
  }

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

  function refuseSubjectName(userId: string, name: string, except: string): void {
    const living = and(eq(subjects.userId, userId), isNull(subjects.archivedAt), ne(subjects.id, except));
    refuseTaken(db.select({ name: subjects.name }).from(subjects).where(living).all(), name);
  }

  function refuseTopicName(subjectId: string, name: string, except: string): void {
    const living = and(eq(topics.subjectId, subjectId), isNull(topics.archivedAt), ne(topics.id, except));
    refuseTaken(db.select({ name: topics.name }).from(topics).where(living).all(), name);
  }
}

/** Compared here and not in SQL, whose lower() knows ASCII only. */
function refuseTaken(living: { name: string }[], name: string): void {
  const key = (text: string) => text.normalize('NFC').toLowerCase();
  if (living.some((shelf) => key(shelf.name) === key(name))) throw fault('CONFLICT', { name });
}
