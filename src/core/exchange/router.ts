// In and out. What goes out is made in memory and handed over as a file; what comes in is looked at, waits aside, and is
// taken in one transaction.
import { readFile } from 'node:fs/promises';
import { maxPictureBytes } from '#contract/exchange.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Store } from '../library/store.ts';
import type { Procedures } from '../procedures.ts';
import { ownQuiz } from '../quizzes/shelf.ts';
import { oneTopic } from '../subjects/shelves.ts';
import { ankiPackage, ankiText } from './cards-to-anki.ts';
import { cardsCsv, cardsMarkdown } from './cards-to-tables.ts';
import { csvOf } from './csv.ts';
import { describeIncoming } from './describe.ts';
import type { IncomingFiles } from './incoming-files.ts';
import { outgoingCards, picturesIn } from './outgoing-cards.ts';
import { placePicture, readPicture, receivePicture } from './pictures.ts';
import { openColumns, outgoingQuestions, questionColumns, questionRow, quizMarkdown } from './quiz-tables.ts';
import { takeCards } from './take-cards.ts';
import { takeOutAddress, takeOutName } from './take-out.ts';
import { addQuiz, readQuestions } from './take-quiz.ts';
import { safeName } from './zip-writing.ts';

const maxQuizTableBytes = 8 * 1024 * 1024;
const types = {
  apkg: 'application/octet-stream',
  txt: 'text/plain;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
} as const;

export function createExchangeRouter(
  { owned }: Procedures,
  deps: Deps,
  { store, incoming }: { store: Store; incoming: IncomingFiles },
) {
  const { clock, events } = deps;
  const { db } = deps.database;
  const bytesOf = (hash: string) => readFile(store.pathOf(hash)).catch(() => null);
  const file = (title: string, ending: keyof typeof types, content: Uint8Array<ArrayBuffer> | string) =>
    new File([content], `${safeName(title)}.${ending}`, { type: types[ending] });

  return {
    exportCards: owned.exchange.exportCards.handler(
      async ({ input: { format, topicId }, context: { userId } }) => {
        const title = topicId === undefined ? 'Lectern' : oneTopic(db, userId, topicId).name;
        const cards = outgoingCards(db, userId, topicId);
        switch (format) {
          case 'apkg': {
            const texts = cards.flatMap(({ front, back }) => [front, back]);
            const out = { cards, pictures: picturesIn(db, userId, texts), deck: title, now: clock.now() };
            return file(title, 'apkg', await ankiPackage(out, incoming.folder, bytesOf));
          }
          case 'anki_text':
            return file(title, 'txt', ankiText({ cards, deck: title }));
          case 'csv':
            return file(title, 'csv', cardsCsv(cards));
          case 'markdown':
            return file(title, 'md', cardsMarkdown(title, cards));
        }
      },
    ),

    exportQuiz: owned.exchange.exportQuiz.handler(
      ({ input: { quizId, format, withKey }, context: { userId } }) => {
        const { title } = ownQuiz(db, userId, quizId);
        const questions = outgoingQuestions(db, userId, quizId);
        if (format === 'markdown') return file(title, 'md', quizMarkdown(title, questions, withKey));
        const rows = questions.map((question) => questionRow(question, withKey));
        return file(title, 'csv', csvOf(withKey ? questionColumns : openColumns, rows));
      },
    ),

    exportAll: owned.exchange.exportAll.handler(({ context: { userId } }) => ({
      fileName: takeOutName(db, userId),
      address: takeOutAddress,
    })),

    beginLook: owned.exchange.beginLook.handler(async ({ input, context: { userId, sessionId } }) => ({
      uploadId: await incoming.uploads.begin(sessionId, userId, input.fileName, input.byteSize),
    })),

    lookPart: owned.exchange.lookPart.handler(async ({ input, context: { userId } }) => ({
      receivedBytes: await incoming.uploads.part(userId, input.uploadId, input.index, input.part),
    })),

    abortLook: owned.exchange.abortLook.handler(({ input, context: { userId } }) =>
      incoming.uploads.abort(userId, input.uploadId),
    ),

    look: owned.exchange.look.handler(async ({ input, context: { userId } }) => {
      const { importId, notes } =
        'file' in input
          ? await incoming.add(userId, input.file)
          : await incoming.addUploaded(userId, input.uploadId);
      return describeIncoming(importId, notes);
    }),

    take: owned.exchange.take.handler(async ({ input: { importId, ...order }, context: { userId } }) => {
      const taken = await incoming.take(userId, importId, (notes) =>
        takeCards({ ...deps, store }, userId, notes, order),
      );
      events.publish(userId, { type: 'cards.changed' });
      return taken;
    }),

    takeQuiz: owned.exchange.takeQuiz.handler(async ({ input, context: { userId } }) => {
      const { topicId, title } = input;
      if (topicId !== null) oneTopic(db, userId, topicId);
      if (input.file.size > maxQuizTableBytes) throw fault('FILE_UNREADABLE', { reason: 'too_large' });
      const { questions, skipped } = readQuestions(new Uint8Array(await input.file.arrayBuffer()));
      const quizId = db.transaction((tx) => addQuiz(tx, clock.now(), userId, { title, topicId, questions }));
      events.publish(userId, { type: 'quizzes.changed', quizId });
      return { quizId, questions: questions.length, skipped };
    }),

    media: owned.exchange.media.handler(({ input, context: { userId } }) =>
      readPicture(db, store, userId, input.hash),
    ),

    addMedia: owned.exchange.addMedia.handler(async ({ input, context: { userId } }) => {
      if (input.file.size > maxPictureBytes)
        throw fault('FILE_TOO_LARGE', { maxBytes: maxPictureBytes, reason: 'picture' });
      const bytes = new Uint8Array(await input.file.arrayBuffer());
      const picture = await receivePicture(store, input.file.name, bytes);
      try {
        db.transaction((tx) => placePicture(tx, clock.now(), userId, picture));
      } finally {
        await picture.incoming.abort();
      }
      return { hash: picture.hash };
    }),
  };
}
