// Exams and their plans. Every change is one synchronous transaction and is told after it; reading a plan may bring it up
// to date, which nobody needs to be told.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { type Tx, today } from '../progress/ledger.ts';
import type { HandIn } from '../quizzes/hand-in.ts';
import { createExam, editExam, listExams, markExam, ownExam, readExam, refuseWish } from './exams.ts';
import { moveItem, previewPlan, readDay, readPlan, setItemDone } from './plan.ts';
import { readReadiness } from './readiness.ts';
import { beginMock, beginPlacement, listSittings } from './sittings.ts';

export function createExamsRouter({ owned }: Procedures, deps: Deps, handIn: HandIn) {
  const { clock, events } = deps;
  const { db } = deps.database;

  function change<T>(userId: string, examId: string | null, act: (tx: Tx) => T): T {
    const result = db.transaction(act);
    events.publish(userId, { type: 'exams.changed', examId });
    return result;
  }

  /** One item; the plan it belongs to is read again. */
  const step = (userId: string, act: (tx: Tx) => string) =>
    change(userId, null, (tx) => readPlan(tx, clock, userId, act(tx)));

  const begun = (userId: string, examId: string, quizId: string) => {
    events.publish(userId, { type: 'quizzes.changed', quizId });
    events.publish(userId, { type: 'exams.changed', examId });
  };

  return {
    list: owned.exams.list.handler(({ input, context: { userId } }) =>
      listExams(db, clock, userId, input?.archived ?? false),
    ),

    get: owned.exams.get.handler(({ input, context: { userId } }) =>
      readExam(db, clock, userId, input.examId),
    ),

    preview: owned.exams.preview.handler(({ input, context: { userId } }) => {
      refuseWish(db, clock, userId, input);
      return previewPlan(db, clock, userId, input);
    }),

    create: owned.exams.create.handler(({ input, context: { userId } }) =>
      change(userId, null, (tx) => {
        const { id } = createExam(tx, clock, userId, input);
        readPlan(tx, clock, userId, id, true);
        return readExam(tx, clock, userId, id);
      }),
    ),

    edit: owned.exams.edit.handler(({ input: { examId, ...changes }, context: { userId } }) =>
      change(userId, examId, (tx) => {
        editExam(tx, clock, userId, examId, changes);
        readPlan(tx, clock, userId, examId, true);
        return readExam(tx, clock, userId, examId);
      }),
    ),

    archive: owned.exams.archive.handler(({ input: { examId, archived }, context: { userId } }) =>
      change(userId, examId, (tx) => {
        ownExam(tx, userId, examId);
        markExam(tx, userId, examId, { archivedAt: archived ? clock.now() : null });
        return readExam(tx, clock, userId, examId);
      }),
    ),

    remove: owned.exams.remove.handler(({ input: { examId }, context: { userId } }) =>
      change(userId, examId, (tx) => markExam(tx, userId, examId, { deletedAt: clock.now() })),
    ),

    restore: owned.exams.restore.handler(({ input: { examId }, context: { userId } }) =>
      change(userId, examId, (tx) => markExam(tx, userId, examId, { deletedAt: null })),
    ),

    plan: owned.exams.plan.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      return db.transaction((tx) => readPlan(tx, clock, userId, input.examId));
    }),

    day: owned.exams.day.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      return db.transaction((tx) => readDay(tx, clock, userId, input?.day ?? today(tx, clock, userId)));
    }),

    moveItem: owned.exams.moveItem.handler(({ input: { itemId, day }, context: { userId } }) =>
      step(userId, (tx) => moveItem(tx, clock, userId, itemId, day)),
    ),

    setDone: owned.exams.setDone.handler(({ input: { itemId, done }, context: { userId } }) =>
      step(userId, (tx) => setItemDone(tx, clock, userId, itemId, done)),
    ),

    placement: owned.exams.placement.handler(async ({ input: { examId }, context: { userId }, signal }) => {
      const attempt = await beginPlacement(deps, userId, examId, signal);
      begun(userId, examId, attempt.quizId);
      return attempt;
    }),

    mock: owned.exams.mock.handler(async ({ input, context: { userId }, signal }) => {
      handIn.look(userId);
      const attempt = await beginMock(deps, userId, input, signal);
      begun(userId, input.examId, attempt.quizId);
      return attempt;
    }),

    sittings: owned.exams.sittings.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      return listSittings(db, userId, input.examId);
    }),

    readiness: owned.exams.readiness.handler(({ input, context: { userId } }) =>
      readReadiness(db, ownExam(db, userId, input.examId)),
    ),
  };
}
