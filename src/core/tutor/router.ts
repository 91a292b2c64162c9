// Doubt threads: kept, searched, asked in.
import type { AskEvent } from '#contract/tutor.ts';
import type { Deps } from '../deps.ts';
import type { Models } from '../models/model.ts';
import type { Procedures } from '../procedures.ts';
import { settleDays } from '../progress/settle.ts';
import { checkScope } from '../search/scope.ts';
import type { Search } from '../search/search.ts';
import type { Usage } from '../usage/usage.ts';
import { createAsk } from './ask.ts';
import {
  changeThread,
  createThread,
  listThreads,
  ownThread,
  readMessages,
  readThread,
  setRemoved,
  setSolved,
} from './threads.ts';

export function createTutorRouter(
  { owned }: Procedures,
  deps: Deps,
  search: Search,
  models: Models,
  usage: Pick<Usage, 'spent'>,
) {
  const { events, clock } = deps;
  const { db, sqlite } = deps.database;
  const { ask, retry, edit, preview } = createAsk(deps, search, models, usage);
  const changed = (userId: string, threadId: string) =>
    events.publish(userId, { type: 'threads.changed', threadId });

  /** Tells of the stored question, and of the answer however the stream ends. */
  async function* told(userId: string, stream: AsyncGenerator<AskEvent>): AsyncGenerator<AskEvent> {
    let threadId: string | undefined;
    try {
      for await (const event of stream) {
        if (event.type === 'question') {
          threadId = event.message.threadId;
          changed(userId, threadId);
        }
        yield event;
      }
    } finally {
      if (threadId !== undefined) changed(userId, threadId);
    }
  }

  return {
    threads: owned.tutor.threads.handler(({ input, context: { userId } }) =>
      listThreads(db, userId, input ?? {}),
    ),

    create: owned.tutor.create.handler(({ input, context: { userId } }) => {
      checkScope(sqlite, userId, input.scope);
      const thread = createThread(db, clock.now(), userId, input.scope);
      changed(userId, thread.id);
      return thread;
    }),

    get: owned.tutor.get.handler(({ input, context: { userId } }) => ({
      thread: readThread(db, userId, input.threadId),
      messages: readMessages(db, usage, input.threadId),
    })),

    rename: owned.tutor.rename.handler(({ input, context: { userId } }) => {
      const thread = changeThread(db, userId, input.threadId, { title: input.title });
      changed(userId, thread.id);
      return thread;
    }),

    setScope: owned.tutor.setScope.handler(({ input, context: { userId } }) => {
      ownThread(db, userId, input.threadId);
      checkScope(sqlite, userId, input.scope);
      const { scope } = input;
      const thread = changeThread(db, userId, input.threadId, { scope, topicId: scope.topicId ?? null });
      changed(userId, thread.id);
      return thread;
    }),

    setStyle: owned.tutor.setStyle.handler(({ input, context: { userId } }) => {
      // A thread that changes its style begins at the first rung.
      const thread = changeThread(db, userId, input.threadId, { mode: input.style, rung: 0 });
      changed(userId, thread.id);
      return thread;
    }),

    setSolved: owned.tutor.setSolved.handler(({ input, context: { userId } }) => {
      const facts = db.transaction((tx) => {
        const earned = setSolved(tx, clock, userId, input.threadId, input.solved);
        return settleDays(tx, clock, userId, [], earned);
      });
      for (const fact of facts) events.publish(userId, fact);
      changed(userId, input.threadId);
      return readThread(db, userId, input.threadId);
    }),

    remove: owned.tutor.remove.handler(({ input, context: { userId } }) => {
      setRemoved(db, userId, input.threadId, clock.now());
      changed(userId, input.threadId);
    }),

    restore: owned.tutor.restore.handler(({ input, context: { userId } }) => {
      setRemoved(db, userId, input.threadId, null);
      changed(userId, input.threadId);
    }),

    ask: owned.tutor.ask.handler(async function* ({ input, context: { userId }, signal }) {
      yield* told(userId, ask({ userId, signal }, input.threadId, input.text));
    }),

    retry: owned.tutor.retry.handler(async function* ({ input, context: { userId }, signal }) {
      yield* told(userId, retry({ userId, signal }, input.questionId, input.how));
    }),

    edit: owned.tutor.edit.handler(async function* ({ input, context: { userId }, signal }) {
      yield* told(userId, edit({ userId, signal }, input.questionId, input.text));
    }),

    preview: owned.tutor.preview.handler(({ input: { threadId, scope = {}, text }, context: { userId } }) => {
      if (threadId === undefined) {
        checkScope(sqlite, userId, scope);
        return preview(userId, { scope, style: 'direct', rung: 0 }, null, text);
      }
      const { mode: style, rung, ...thread } = ownThread(db, userId, threadId);
      return preview(userId, { scope: thread.scope, style, rung }, threadId, text);
    }),
  };
}
