// Two profiles on one computer: nobody reaches anything of the other through any procedure. The contract itself is
// walked, so that a procedure nobody has thought of here fails the test.
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { importAndSettle, textFile } from '../support/materials.ts';
import { type Client, startApp } from '../support/start-app.ts';
import { glossaryPage } from './quizzes/kit.ts';

/** Stands in Ada's text, titles and names only. */
const secret = 'quixotrophic';

interface Ids {
  materialId: string;
  chunkId: string;
  subjectId: string;
  topicId: string;
  threadId: string;
  questionMessageId: string;
  answerMessageId: string;
  noteId: string;
  quizId: string;
  questionId: string;
  attemptId: string;
  uploadId: string;
  addingId: string;
  priceId: string;
  sessionId: string;
}

type Call = (client: Client, ids: Ids) => Promise<unknown>;

const price = {
  provider: 'openai',
  model: `${secret}-1`,
  inputPerMillion: 1,
  outputPerMillion: 2,
  currency: 'EUR',
  validFrom: '2026-01-01',
};

/** Must answer NOT_FOUND. */
const denied: Record<string, Call> = {
  'subjects.rename': (c, { subjectId }) => c.subjects.rename({ id: subjectId, name: 'Mine' }),
  'subjects.remove': (c, { subjectId }) => c.subjects.remove({ id: subjectId }),
  'subjects.restore': (c, { subjectId }) => c.subjects.restore({ id: subjectId }),
  'subjects.createTopic': (c, { subjectId }) => c.subjects.createTopic({ subjectId, name: 'Mine' }),
  'subjects.renameTopic': (c, { topicId }) => c.subjects.renameTopic({ id: topicId, name: 'Mine' }),
  'subjects.removeTopic': (c, { topicId }) => c.subjects.removeTopic({ id: topicId }),
  'subjects.restoreTopic': (c, { topicId }) => c.subjects.restoreTopic({ id: topicId }),
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
  'notes.get': (c, { noteId }) => c.notes.get({ noteId }),
  'notes.saveAnswer': (c, { answerMessageId }) => c.notes.saveAnswer({ messageId: answerMessageId }),
  'notes.edit': (c, { noteId }) => c.notes.edit({ noteId, title: 'Mine' }),
  'notes.remove': (c, { noteId }) => c.notes.remove({ noteId }),
  'notes.restore': (c, { noteId }) => c.notes.restore({ noteId }),
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
};

/** May answer, but with nothing of Ada's. */
const empty: Record<string, Call> = {
  'system.health': (c) => c.system.health(),
  'people.current': (c) => c.people.current(),
  'people.update': (c) => c.people.update({ gradeLevel: null }),
  'people.completeOnboarding': (c) => c.people.completeOnboarding({}),
  'people.setLock': (c) => c.people.setLock({ password: null }),
  'settings.get': (c) => c.settings.get(),
  'settings.set': (c) => c.settings.set({ theme: 'dark' }),
  'settings.storage': (c) => c.settings.storage(),
  'subjects.list': (c) => c.subjects.list(),
  'subjects.create': (c) => c.subjects.create({ name: 'Of my own' }),
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
  'notes.list': async (c, { materialId }) => [
    await c.notes.list(),
    await c.notes.list({ text: secret }),
    await c.notes.list({ scope: { materialId } }),
  ],
  'quizzes.list': async (c, { materialId }) => [
    await c.quizzes.list(),
    await c.quizzes.list({ scope: { materialId } }).catch(({ code }) => code),
  ],
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
  'quizzes.reports': (c) => c.quizzes.reports(),
  'quizzes.mistakes': (c) => c.quizzes.mistakes({ includeFixed: true }),
};

const shared =
  'embedding models and how they run are of the computer: one for all profiles (embedding tests)';

/** Not about the data of a profile, or tested where they belong. */
const elsewhere: Record<string, string> = {
  'people.list': 'names every profile of the computer: that is what it is for',
  'people.create': 'makes a profile of its own',
  'people.select': 'enters a profile of the computer; a lock is what keeps others out (people tests)',
  'people.leave': 'ends its own session only',
  'people.remove': 'takes no id: it can only delete the profile of its own session',
  'embedding.use': shared,
  'embedding.configure': shared,
  'embedding.download': shared,
  'embedding.remove': shared,
  'system.events': 'streams the facts of its own profile; checked below',
};

test('every procedure of the contract is covered here', () => {
  const covered = [denied, empty, elsewhere].flatMap((table) => Object.keys(table));
  expect(covered.toSorted()).toEqual(procedurePaths(contract).toSorted());
});

test('no procedure gives or changes anything of another profile', async () => {
  const app = await startApp();
  const ada = app.client;
  const ids = await furnish(ada);
  const before = await picture(ada, ids);
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });

  for (const [path, call] of Object.entries(denied)) {
    const answer = await call(bo, ids).then(
      () => 'an answer',
      (error: { code?: string }) => error.code,
    );
    expect({ path, answer }).toEqual({ path, answer: 'NOT_FOUND' });
  }
  for (const [path, call] of Object.entries(empty)) {
    const answer = JSON.stringify((await call(bo, ids)) ?? null);
    const leaks = [secret, ...Object.values(ids)].filter((value) => answer.includes(value));
    expect({ path, leaks }).toEqual({ path, leaks: [] });
  }

  expect(await picture(ada, ids)).toEqual(before);
  const { uploadId, addingId } = ids;
  const part = new File(['abc'], 'part');
  expect(await ada.library.uploadPart({ uploadId, index: 0, part })).toEqual({ receivedBytes: 3 });
  expect(await ada.embedding.addPart({ addingId, path: '', offset: 0, part })).toEqual({ receivedBytes: 3 });
});

test('facts go to their own profile only', async () => {
  const app = await startApp();
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });
  const facts = await bo.system.events();
  await app.client.subjects.create({ name: 'Of Ada' });
  await importAndSettle(app.client, textFile('a.txt', 'A file of Ada.'));
  await bo.settings.set({ theme: 'dark' });
  expect((await facts.next()).value).toEqual({ type: 'settings.changed' });
  await facts.return?.(undefined);
});

/** Gives Ada one of everything. */
async function furnish(ada: Client): Promise<Ids> {
  const subject = await ada.subjects.create({ name: `${secret} studies` });
  const topic = await ada.subjects.createTopic({ subjectId: subject.id, name: `${secret} plants` });
  const text = `# The ${secret} cycle

A ${secret} plant feeds on light. The ${secret} cycle is the way in which such a plant turns light into sugar.

${glossaryPage}`;
  const material = await importAndSettle(ada, textFile(`${secret}.md`, text));
  await ada.library.move({ ids: [material.id], subjectId: null, topicId: topic.id });
  const { hits } = await ada.search.query({ text: secret });
  const thread = await ada.tutor.create({ scope: { materialId: material.id } });
  const asked = await everything(
    await ada.tutor.ask({ threadId: thread.id, text: `What is the ${secret} cycle?` }),
  );
  const question = asked.find((event) => event.type === 'question');
  const answer = asked.find((event) => event.type === 'answer');
  const { note } = await ada.notes.saveAnswer({ messageId: answer!.message.id });
  const made = await everything(await ada.quizzes.generate({ scope: { materialId: material.id }, count: 5 }));
  const [quiz] = await ada.quizzes.list();
  if (!quiz) throw new Error(`no quiz came of it: ${JSON.stringify(made)}`);
  const attempt = await ada.quizzes.start({ quizId: quiz.id });
  const { uploadId } = await ada.library.beginUpload({ fileName: `${secret}.txt`, byteSize: 3 });
  const { id: priceId } = await ada.usage.setPrice(price);
  const studied = await ada.timer.start({ kind: 'count_up', target: { topicId: topic.id } });
  await ada.timer.finish();
  await ada.timer.start({ kind: 'focus', target: { materialId: material.id } });
  await ada.usage.setBudget({ monthly: 5, currency: 'EUR' });
  const { addingId } = await ada.embedding.beginAdding({ name: `${secret}.zip`, bytes: 3 });
  await ada.models.configure({ openai: { baseUrl: `https://${secret}.invalid/v1`, model: secret } });
  await ada.models.setKey({ key: `sk-${secret}` });
  await ada.models.consent({ provider: 'openai', granted: true });
  return {
    materialId: material.id,
    chunkId: hits[0]!.chunkId,
    subjectId: subject.id,
    topicId: topic.id,
    threadId: thread.id,
    questionMessageId: question!.message.id,
    answerMessageId: answer!.message.id,
    noteId: note.id,
    quizId: quiz.id,
    questionId: attempt.questions[0]!.id,
    attemptId: attempt.id,
    uploadId,
    addingId,
    priceId,
    sessionId: studied.live!.sessionId,
  };
}

/** All that Ada can see of what she has. */
async function picture(ada: Client, { materialId, threadId, quizId, attemptId }: Ids) {
  return {
    me: await ada.people.current(),
    settings: await ada.settings.get(),
    subjects: await ada.subjects.list(),
    materials: await ada.library.list(),
    material: await ada.library.get({ id: materialId }),
    reading: await ada.reader.open({ materialId }),
    threads: await ada.tutor.threads(),
    thread: await ada.tutor.get({ threadId }),
    notes: await ada.notes.list(),
    models: await ada.models.status(),
    quiz: await ada.quizzes.get({ quizId }),
    attempt: await ada.quizzes.attempt({ attemptId }),
    reports: await ada.quizzes.reports(),
    xp: await ada.progress.xp(),
    timer: await ada.timer.state(),
    sessions: await ada.timer.sessions({}),
    today: await ada.progress.today(),
    prices: await ada.usage.prices(),
    budget: await ada.usage.budget(),
    network: await ada.network.state(),
  };
}

async function everything<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

function procedurePaths(node: object, path: string[] = []): string[] {
  if ('~orpc' in node) return [path.join('.')];
  return Object.entries(node).flatMap(([name, child]) => procedurePaths(child as object, [...path, name]));
}
