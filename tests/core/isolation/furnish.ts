// What Ada has, and how all of it looks to her.
import { importAndSettle, textFile } from '../../support/materials.ts';
import type { Client } from '../../support/start-app.ts';
import { sendVideo, webm } from '../lessons/films.ts';
import { glossaryPage } from '../quizzes/kit.ts';

/** Stands in Ada's text, titles and names only. */
export const secret = 'quixotrophic';

export interface Ids {
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
  recommendationId: string;
  sessionId: string;
  examId: string;
  planItemId: string;
  lessonId: string;
  highlightId: string;
  cardId: string;
  importId: string;
  lookId: string;
  pictureHash: string;
  videoId: string;
  videoUploadId: string;
}

/** A week from where the clock stands. */
export const examAbout = (topicId: string) => ({
  name: `${secret} exam`,
  subjectId: null,
  at: Date.UTC(2026, 2, 17),
  topicIds: [topicId],
  minutesPerDay: 30,
  daysOff: [],
});

export const price = {
  provider: 'openai',
  model: `${secret}-1`,
  inputPerMillion: 1,
  outputPerMillion: 2,
  currency: 'EUR',
  validFrom: '2026-01-01',
};

export const lesson = {
  type: 'text' as const,
  title: secret,
  minutes: 5,
  content: secret,
  videoUrl: null,
  videoId: null,
  materialId: null,
  pageFrom: null,
  pageTo: null,
};

/** Gives Ada one of everything. */
export async function furnish(ada: Client): Promise<Ids> {
  const subject = await ada.subjects.create({ name: `${secret} studies` });
  const topic = await ada.subjects.createTopic({ subjectId: subject.id, name: `${secret} plants` });
  const text = `# The ${secret} cycle

A ${secret} plant feeds on light. The ${secret} cycle is the way in which such a plant turns light into sugar.

${glossaryPage}`;
  const material = await importAndSettle(ada, textFile(`${secret}.md`, text));
  await ada.library.move({ ids: [material.id], subjectId: null, topicId: topic.id });
  const { id: lessonId } = await ada.lessons.create({ ...lesson, topicId: topic.id });
  const { hits } = await ada.search.query({ text: secret });
  const thread = await ada.tutor.create({ scope: { materialId: material.id } });
  const asked = await everything(
    await ada.tutor.ask({ threadId: thread.id, text: `What is the ${secret} cycle?` }),
  );
  const question = asked.find((event) => event.type === 'question');
  const answer = asked.find((event) => event.type === 'answer');
  const marked = await ada.highlights.create({
    materialId: material.id,
    page: 1,
    charFrom: 0,
    charTo: 10,
    note: secret,
  });
  const { id: cardId } = await ada.review.create({
    type: 'basic',
    front: secret,
    back: secret,
    topicId: topic.id,
  });
  const { note } = await ada.notes.saveAnswer({ messageId: answer!.message.id });
  const made = await everything(await ada.quizzes.generate({ scope: { materialId: material.id }, count: 5 }));
  const [quiz] = await ada.quizzes.list();
  if (!quiz) throw new Error(`no quiz came of it: ${JSON.stringify(made)}`);
  const attempt = await ada.quizzes.start({ quizId: quiz.id });
  const [suggested] = await ada.recommend.list();
  const { id: examId } = await ada.exams.create(examAbout(topic.id));
  const { items } = await ada.exams.plan({ examId });
  const { uploadId } = await ada.library.beginUpload({ fileName: `${secret}.txt`, byteSize: 3 });
  const { id: priceId } = await ada.usage.setPrice(price);
  const studied = await ada.timer.start({ kind: 'count_up', target: { lessonId } });
  await ada.timer.finish();
  await ada.timer.start({ kind: 'focus', target: { materialId: material.id } });
  await ada.usage.setBudget({ monthly: 5, currency: 'EUR' });
  const { addingId } = await ada.embedding.beginAdding({ name: `${secret}.zip`, bytes: 3 });
  await ada.models.configure({ openai: { baseUrl: `https://${secret}.invalid/v1`, model: secret } });
  await ada.models.setKey({ key: `sk-${secret}` });
  await ada.models.consent({ provider: 'openai', granted: true });
  const { importId } = await ada.exchange.look({ file: textFile('cards.csv', `${secret},${secret}`) });
  const { uploadId: lookId } = await ada.exchange.beginLook({ fileName: `${secret}.csv`, byteSize: 3 });
  const { hash: pictureHash } = await ada.exchange.addMedia({ file: new File(['GIF89a of Ada'], 'a.gif') });
  const film = webm(secret);
  const { id: videoId } = await sendVideo(ada, film, `${secret}.webm`);
  await ada.lessons.create({ ...lesson, type: 'video', videoId, topicId: topic.id });
  const { uploadId: videoUploadId } = await ada.lessons.beginVideo({
    fileName: `${secret}.webm`,
    byteSize: film.length,
  });
  return {
    videoId,
    videoUploadId,
    importId,
    lookId,
    pictureHash,
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
    recommendationId: suggested!.id,
    lessonId,
    highlightId: marked.id,
    cardId,
    sessionId: studied.live!.sessionId,
    examId,
    planItemId: items[0]!.id,
  };
}

/** All that Ada can see of what she has. */
export async function picture(ada: Client, { materialId, threadId, quizId, attemptId, examId }: Ids) {
  return {
    me: await ada.people.current(),
    settings: await ada.settings.get(),
    subjects: await ada.subjects.list(),
    lessons: await ada.lessons.list({}),
    materials: await ada.library.list(),
    material: await ada.library.get({ id: materialId }),
    reading: await ada.reader.open({ materialId }),
    threads: await ada.tutor.threads(),
    thread: await ada.tutor.get({ threadId }),
    highlights: await ada.highlights.list(),
    notes: await ada.notes.list(),
    cards: await ada.review.list({}),
    review: await ada.review.settings(),
    models: await ada.models.status(),
    quiz: await ada.quizzes.get({ quizId }),
    attempt: await ada.quizzes.attempt({ attemptId }),
    reports: await ada.quizzes.reports(),
    exams: await ada.exams.list(),
    plan: await ada.exams.plan({ examId }),
    xp: await ada.progress.xp(),
    mastery: await ada.mastery.map(),
    timer: await ada.timer.state(),
    sessions: await ada.timer.sessions({}),
    today: await ada.progress.today(),
    next: (await ada.recommend.list()).map(({ id }) => id),
    off: await ada.recommend.off(),
    prices: await ada.usage.prices(),
    budget: await ada.usage.budget(),
    network: await ada.network.state(),
  };
}

export async function everything<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}
