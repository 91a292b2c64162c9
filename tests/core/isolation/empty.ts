// Procedures that may answer another profile, but with nothing of Ada's, and those that are not about a profile's data.
import type { Call } from './denied.ts';
import { everything, price, secret } from './furnish.ts';

/** May answer, but with nothing of Ada's. */
export const empty: Record<string, Call> = {
  'system.health': (c) => c.system.health(),
  'exchange.exportAll': (c) => c.exchange.exportAll(),
  'exchange.beginLook': (c) => c.exchange.beginLook({ fileName: 'b.csv', byteSize: 3 }),
  'exchange.abortLook': (c, { lookId }) => c.exchange.abortLook({ uploadId: lookId }),
  'exchange.addMedia': (c) => c.exchange.addMedia({ file: new File(['GIF89a of Bo'], 'a.gif') }),
  'people.current': (c) => c.people.current(),
  'people.update': (c) => c.people.update({ gradeLevel: null }),
  'people.completeOnboarding': (c) => c.people.completeOnboarding({}),
  'people.setLock': (c) => c.people.setLock({ password: null }),
  'settings.get': (c) => c.settings.get(),
  'settings.set': (c) => c.settings.set({ theme: 'dark' }),
  'settings.storage': (c) => c.settings.storage(),
  'subjects.list': (c) => c.subjects.list(),
  'subjects.create': (c) => c.subjects.create({ name: 'Of my own' }),
  'lessons.list': async (c, { topicId, subjectId }) => [
    await c.lessons.list({ text: secret }),
    await c.lessons.list({ topicId }),
    await c.lessons.list({ subjectId, archived: true }),
  ],
  'lessons.beginVideo': (c) => c.lessons.beginVideo({ fileName: 'b.webm', byteSize: 3 }),
  'lessons.abortVideo': (c, { videoUploadId }) => c.lessons.abortVideo({ uploadId: videoUploadId }),
  'lessons.starters': (c) => c.lessons.starters(),
  'lessons.installStarter': async (c) => {
    const [starter] = await c.lessons.starters();
    return c.lessons.installStarter({ slug: starter!.slug });
  },
  'reader.recent': (c) => c.reader.recent(),
  'progress.xp': (c) => c.progress.xp(),
  'progress.xpLog': (c) => c.progress.xpLog(),
  'progress.today': (c) => c.progress.today(),
  'progress.sawNews': (c) => c.progress.sawNews(),
  'progress.pause': (c) => c.progress.pause({ from: '2026-03-11', to: '2026-03-12' }),
  'progress.endPause': (c) => c.progress.endPause(),
  'progress.achievements': (c) => c.progress.achievements(),
  'progress.charts': async (c, { subjectId }) => [
    await c.progress.charts({ from: '2026-03-01', to: '2026-03-31' }),
    await c.progress.charts({ from: '2026-03-01', to: '2026-03-31', subjectId }),
  ],
  'mastery.map': async (c, { subjectId }) => [await c.mastery.map(), await c.mastery.map({ subjectId })],
  'timer.state': (c) => c.timer.state(),
  'timer.sawActivity': (c) => c.timer.sawActivity(),
  'timer.dismissFinished': (c) => c.timer.dismissFinished(),
  'timer.pause': (c) => c.timer.pause().catch(({ code }) => code),
  'timer.resume': (c) => c.timer.resume().catch(({ code }) => code),
  'timer.finish': (c) => c.timer.finish().catch(({ code }) => code),
  'timer.discard': (c) => c.timer.discard().catch(({ code }) => code),
  'timer.answerAway': (c) => c.timer.answerAway({ keep: true }).catch(({ code }) => code),
  'timer.answerRecovered': (c) => c.timer.answerRecovered({ choice: 'save' }).catch(({ code }) => code),
  'timer.retarget': async (c, { topicId }) => {
    await c.timer.start({ kind: 'count_up' });
    const answer = await c.timer.retarget({ target: { topicId } }).catch(({ code }) => code);
    await c.timer.discard();
    return answer;
  },
  'timer.sessions': async (c, { subjectId }) => [
    await c.timer.sessions({}),
    await c.timer.sessions({ subjectId }),
  ],
  'library.list': async (c, { subjectId, topicId }) => [
    await c.library.list(),
    await c.library.list({ deleted: true }),
    await c.library.list({ subjectId }),
    await c.library.list({ topicId }),
  ],
  'library.beginUpload': (c) => c.library.beginUpload({ fileName: 'b.txt', byteSize: 3 }),
  'library.abortUpload': (c, { uploadId }) => c.library.abortUpload({ uploadId }),
  'library.importSample': (c) => c.library.importSample().catch(({ code }) => code),
  'tutor.threads': (c) => c.tutor.threads({ text: secret }),
  'highlights.list': async (c, { materialId }) => [
    await c.highlights.list(),
    await c.highlights.list({ materialId, text: secret }),
  ],
  'notes.list': async (c, { materialId }) => [
    await c.notes.list(),
    await c.notes.list({ text: secret }),
    await c.notes.list({ scope: { materialId } }),
  ],
  'quizzes.list': async (c, { materialId }) => [
    await c.quizzes.list(),
    await c.quizzes.list({ scope: { materialId } }).catch(({ code }) => code),
  ],
  'exams.list': async (c) => [await c.exams.list(), await c.exams.list({ archived: true })],
  'exams.day': (c) => c.exams.day({ day: '2026-03-10' }),
  'network.state': (c) => c.network.state(),
  'network.requests': (c) => c.network.requests({}),
  'network.setNeverConnect': (c) => c.network.setNeverConnect({ neverConnect: true }),
  'network.clear': (c) => c.network.clear(),
  'models.status': (c) => c.models.status(),
  'models.refresh': (c) => c.models.refresh(),
  'models.suggestions': (c) => c.models.suggestions(),
  'models.list': (c) => c.models.list({ provider: 'openai' }).catch(({ code }) => code),
  'models.pull': (c) =>
    c.models
      .pull({ model: 'tiny' })
      .then(everything)
      .catch(({ code }) => code),
  'models.tryOut': (c) =>
    c.models
      .tryOut({ provider: 'openai' })
      .then(everything)
      .catch(({ code }) => code),
  'models.choose': (c) => c.models.choose({ provider: 'ollama' }),
  'models.configure': (c) => c.models.configure({ openai: { model: 'of-my-own' } }),
  'models.setKey': (c) => c.models.setKey({ key: 'sk-of-my-own' }),
  'models.removeKey': (c) => c.models.removeKey(),
  'models.consent': (c) => c.models.consent({ provider: 'openai', granted: false }),
  'embedding.status': (c) => c.embedding.status(),
  'embedding.beginAdding': (c) => c.embedding.beginAdding({ name: 'model.zip', bytes: 3 }),
  'embedding.abortAdding': (c, { addingId }) => c.embedding.abortAdding({ addingId }),
  'usage.summary': (c) => c.usage.summary({ from: '2026-01-01', to: '2026-12-31' }),
  'usage.calls': (c) => c.usage.calls({}),
  'usage.prices': (c) => c.usage.prices(),
  'usage.setPrice': (c) => c.usage.setPrice({ ...price, model: 'of my own' }),
  'usage.budget': (c) => c.usage.budget(),
  'usage.setBudget': (c) => c.usage.setBudget({ monthly: 1, currency: 'USD' }),
  'review.counts': (c) => c.review.counts(),
  'review.next': (c) => c.review.next(),
  'review.undo': (c) => c.review.undo().catch(({ code }) => code),
  'review.list': async (c, { topicId }) => [
    await c.review.list({ text: secret }),
    await c.review.list({ topicId }),
  ],
  'review.settings': (c) => c.review.settings(),
  'review.configure': (c) => c.review.configure({ newPerDay: 1 }),
  'review.tuning': (c) => c.review.tuning(),
  'review.tune': async (c) => {
    const steps = [];
    try {
      for await (const step of await c.review.tune()) steps.push(step);
    } catch (error) {
      steps.push(error instanceof Error && 'code' in error ? error.code : error);
    }
    return steps;
  },
  'review.untune': (c) => c.review.untune(),
  'review.charts': (c) => c.review.charts({ from: '2026-03-01', to: '2026-03-31' }),
  'quizzes.reports': (c) => c.quizzes.reports(),
  'recommend.list': async (c, { topicId }) => [await c.recommend.list(), await c.recommend.list({ topicId })],
  'recommend.off': (c) => c.recommend.off(),
  'recommend.setOff': (c) => c.recommend.setOff({ type: 'take_break', off: true }),
  'quizzes.mistakes': (c) => c.quizzes.mistakes({ includeFixed: true }),
};

const shared =
  'embedding models and how they run are of the computer: one for all profiles (embedding tests)';

/** Not about the data of a profile, or tested where they belong. */
export const elsewhere: Record<string, string> = {
  'people.list': 'names every profile of the computer: that is what it is for',
  'people.create': 'makes a profile of its own',
  'people.select': 'enters a profile of the computer; a lock is what keeps others out (people tests)',
  'people.leave': 'ends its own session only',
  'people.remove': 'takes no id: it can only delete the profile of its own session',
  'sample.open': 'makes or enters the one sample profile, which is nobody’s (sample tests)',
  'sample.status': 'tells only whether its own session is in the sample profile',
  'sample.remove': 'deletes the sample profile only, which is nobody’s (sample tests)',
  'embedding.use': shared,
  'embedding.configure': shared,
  'embedding.download': shared,
  'embedding.remove': shared,
  'system.events': 'streams the facts of its own profile; checked below',
};
