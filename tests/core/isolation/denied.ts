// Procedures that must answer NOT_FOUND to another profile, each called with Ada's ids. A new slice adds its lines here.
import { textFile } from '../../support/materials.ts';
import type { Client } from '../../support/start-app.ts';
import { everything, type Ids, lesson, secret } from './furnish.ts';

export type Call = (client: Client, ids: Ids) => Promise<unknown>;

/** Must answer NOT_FOUND. */
export const denied: Record<string, Call> = {
  'subjects.rename': (c, { subjectId }) => c.subjects.rename({ id: subjectId, name: 'Mine' }),
  'subjects.remove': (c, { subjectId }) => c.subjects.remove({ id: subjectId }),
  'subjects.restore': (c, { subjectId }) => c.subjects.restore({ id: subjectId }),
  'subjects.createTopic': (c, { subjectId }) => c.subjects.createTopic({ subjectId, name: 'Mine' }),
  'subjects.renameTopic': (c, { topicId }) => c.subjects.renameTopic({ id: topicId, name: 'Mine' }),
  'subjects.removeTopic': (c, { topicId }) => c.subjects.removeTopic({ id: topicId }),
  'subjects.restoreTopic': (c, { topicId }) => c.subjects.restoreTopic({ id: topicId }),
  'subjects.reorder': (c, { subjectId }) => c.subjects.reorder({ ids: [subjectId] }),
  'subjects.reorderTopics': (c, { subjectId, topicId }) =>
    c.subjects.reorderTopics({ subjectId, ids: [topicId] }),
  'subjects.setDifficulty': (c, { topicId }) => c.subjects.setDifficulty({ id: topicId, difficulty: 3 }),
  'lessons.get': (c, { lessonId }) => c.lessons.get({ lessonId }),
  'lessons.create': (c, { topicId }) => c.lessons.create({ ...lesson, topicId }),
  'lessons.edit': (c, { lessonId }) => c.lessons.edit({ lessonId, title: 'Mine' }),
  'lessons.reorder': (c, { topicId, lessonId }) => c.lessons.reorder({ topicId, lessonIds: [lessonId] }),
  'lessons.archive': (c, { lessonId }) => c.lessons.archive({ lessonId }),
  'lessons.restore': (c, { lessonId }) => c.lessons.restore({ lessonId }),
  'lessons.reading': (c, { lessonId }) => c.lessons.reading({ lessonId, seconds: 0, position: 0 }),
  'lessons.complete': (c, { lessonId }) => c.lessons.complete({ lessonId }),
  'lessons.reopen': (c, { lessonId }) => c.lessons.reopen({ lessonId }),
  'lessons.outlineOf': (c, { materialId }) => c.lessons.outlineOf({ materialId }),
  'lessons.makeFromMaterial': (c, { materialId, subjectId }) =>
    c.lessons.makeFromMaterial({
      materialId,
      subject: { id: subjectId },
      plan: [{ name: 'Mine', lessons: [{ title: 'Mine', pageFrom: 1, pageTo: 1 }] }],
    }),
  'library.import': (c, { topicId }) => c.library.import({ file: textFile('b.txt', 'Mine.'), topicId }),
  'library.uploadPart': (c, { uploadId }) =>
    c.library.uploadPart({ uploadId, index: 0, part: new File(['ab'], 'part') }),
  'library.finishUpload': (c, { uploadId }) => c.library.finishUpload({ uploadId }),
  'library.get': (c, { materialId }) => c.library.get({ id: materialId }),
  'library.rename': (c, { materialId }) => c.library.rename({ id: materialId, title: 'Mine' }),
  'library.move': (c, { materialId }) =>
    c.library.move({ ids: [materialId], subjectId: null, topicId: null }),
  'library.setNeverSend': (c, { materialId }) =>
    c.library.setNeverSend({ ids: [materialId], neverSend: true }),
  'library.remove': (c, { materialId }) => c.library.remove({ ids: [materialId] }),
  'library.restore': (c, { materialId }) => c.library.restore({ ids: [materialId] }),
  'library.purge': (c, { materialId }) => c.library.purge({ ids: [materialId] }),
  'library.pause': (c, { materialId }) => c.library.pause({ id: materialId }),
  'library.resume': (c, { materialId }) => c.library.resume({ id: materialId }),
  'library.cancel': (c, { materialId }) => c.library.cancel({ id: materialId }),
  'library.retry': (c, { materialId }) => c.library.retry({ id: materialId }),
  'library.unlock': (c, { materialId }) => c.library.unlock({ id: materialId, password: 'x' }),
  'embedding.addPart': (c, { addingId }) =>
    c.embedding.addPart({ addingId, path: '', offset: 0, part: new File(['ab'], 'part') }),
  'embedding.finishAdding': (c, { addingId }) => c.embedding.finishAdding({ addingId }),
  'usage.removePrice': (c, { priceId }) => c.usage.removePrice({ id: priceId }),
  'mastery.why': (c, { topicId }) => c.mastery.why({ topicId }),
  'timer.start': (c, { materialId }) => c.timer.start({ kind: 'focus', target: { materialId } }),
  'timer.edit': (c, { sessionId }) => c.timer.edit({ sessionId, note: 'Mine' }),
  'timer.remove': (c, { sessionId }) => c.timer.remove({ sessionId }),
  'timer.restore': (c, { sessionId }) => c.timer.restore({ sessionId }),
  'search.query': (c, { materialId }) => c.search.query({ text: secret, scope: { materialId } }),
  'reader.open': (c, { materialId }) => c.reader.open({ materialId }),
  'reader.bytes': (c, { materialId }) => c.reader.bytes({ materialId, from: 0, to: 5 }),
  'reader.page': (c, { materialId }) => c.reader.page({ materialId, page: 1 }),
  'reader.savePosition': (c, { materialId }) =>
    c.reader.savePosition({ materialId, position: { page: 1, offset: 0, zoom: 1, rotation: 0 } }),
  'tutor.create': (c, { materialId }) => c.tutor.create({ scope: { materialId } }),
  'tutor.get': (c, { threadId }) => c.tutor.get({ threadId }),
  'tutor.rename': (c, { threadId }) => c.tutor.rename({ threadId, title: 'Mine' }),
  'tutor.setScope': (c, { threadId }) => c.tutor.setScope({ threadId, scope: {} }),
  'tutor.setStyle': (c, { threadId }) => c.tutor.setStyle({ threadId, style: 'socratic' }),
  'tutor.setSolved': (c, { threadId }) => c.tutor.setSolved({ threadId, solved: true }),
  'tutor.remove': (c, { threadId }) => c.tutor.remove({ threadId }),
  'tutor.restore': (c, { threadId }) => c.tutor.restore({ threadId }),
  'tutor.ask': async (c, { threadId }) => everything(await c.tutor.ask({ threadId, text: secret })),
  'tutor.retry': async (c, { questionMessageId }) =>
    everything(await c.tutor.retry({ questionId: questionMessageId })),
  'tutor.edit': async (c, { questionMessageId }) =>
    everything(await c.tutor.edit({ questionId: questionMessageId, text: 'Mine' })),
  'tutor.preview': (c, { threadId }) => c.tutor.preview({ threadId, text: secret }),
  'highlights.create': (c, { materialId }) =>
    c.highlights.create({ materialId, page: 1, charFrom: 0, charTo: 5 }),
  'highlights.edit': (c, { highlightId }) => c.highlights.edit({ highlightId, note: 'Mine' }),
  'highlights.remove': (c, { highlightId }) => c.highlights.remove({ highlightId }),
  'highlights.restore': (c, { highlightId }) => c.highlights.restore({ highlightId }),
  'notes.get': (c, { noteId }) => c.notes.get({ noteId }),
  'notes.saveAnswer': (c, { answerMessageId }) => c.notes.saveAnswer({ messageId: answerMessageId }),
  'notes.edit': (c, { noteId }) => c.notes.edit({ noteId, title: 'Mine' }),
  'notes.remove': (c, { noteId }) => c.notes.remove({ noteId }),
  'notes.restore': (c, { noteId }) => c.notes.restore({ noteId }),
  'review.answer': (c, { cardId }) => c.review.answer({ cardId, rating: 'good', latencyMs: 4000 }),
  'review.bury': (c, { cardId }) => c.review.bury({ cardId }),
  'review.suspend': (c, { cardId }) => c.review.suspend({ cardIds: [cardId], suspended: true }),
  'review.flag': (c, { cardId }) => c.review.flag({ cardId, flagged: true }),
  'review.get': (c, { cardId }) => c.review.get({ cardId }),
  'review.create': (c, { topicId }) =>
    c.review.create({ type: 'basic', front: 'Mine', back: 'Mine', topicId }),
  'review.edit': (c, { cardId }) => c.review.edit({ cardId, front: 'Mine' }),
  'review.remove': (c, { cardId }) => c.review.remove({ cardIds: [cardId] }),
  'review.restore': (c, { cardId }) => c.review.restore({ cardIds: [cardId] }),
  'review.proposals': (c, { lessonId }) => c.review.proposals({ lessonId }),
  'review.accept': (c, { materialId }) => c.review.accept({ from: { materialId }, keys: ['x'] }),
  'quizzes.estimate': (c, { materialId }) => c.quizzes.estimate({ scope: { materialId }, count: 5 }),
  'quizzes.generate': async (c, { materialId }) =>
    everything(await c.quizzes.generate({ scope: { materialId }, count: 5 })),
  'quizzes.get': (c, { quizId }) => c.quizzes.get({ quizId }),
  'quizzes.rename': (c, { quizId }) => c.quizzes.rename({ quizId, title: 'Mine' }),
  'quizzes.remove': (c, { quizId }) => c.quizzes.remove({ quizId }),
  'quizzes.restore': (c, { quizId }) => c.quizzes.restore({ quizId }),
  'quizzes.start': (c, { quizId }) => c.quizzes.start({ quizId }),
  'quizzes.attempt': (c, { attemptId }) => c.quizzes.attempt({ attemptId }),
  'quizzes.answer': (c, { attemptId, questionId }) =>
    c.quizzes.answer({ attemptId, questionId, given: ['x'], latencyMs: 5000 }),
  'quizzes.flag': (c, { attemptId, questionId }) => c.quizzes.flag({ attemptId, questionId, flagged: true }),
  'quizzes.finish': (c, { attemptId }) => c.quizzes.finish({ attemptId }),
  'quizzes.report': (c, { questionId, attemptId }) =>
    c.quizzes.report({ questionId, attemptId, reason: 'wrong' }),
  'quizzes.undoReport': (c, { questionId, attemptId }) => c.quizzes.undoReport({ questionId, attemptId }),
  'recommend.dismiss': (c, { recommendationId }) => c.recommend.dismiss({ id: recommendationId }),
  'recommend.snooze': (c, { recommendationId }) => c.recommend.snooze({ id: recommendationId }),
  'recommend.show': (c, { recommendationId }) => c.recommend.show({ id: recommendationId }),
};
