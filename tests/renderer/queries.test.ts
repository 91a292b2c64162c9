// What a fact makes stale, and where a citation leads.
import { describe, expect, it } from 'vitest';
import type { Fact } from '#contract/system.ts';
import { orpc } from '#renderer/lib/client.ts';
import { createQueryClient, staleKeys } from '#renderer/lib/queries.ts';
import { readerPath } from '#renderer/lib/slots.ts';

const material = '01900000-0000-7000-8000-000000000001';

describe('a fact', () => {
  it.each<[Fact, readonly unknown[]]>([
    [{ type: 'settings.changed' }, orpc.settings.get.queryKey()],
    [{ type: 'subjects.changed' }, orpc.subjects.list.queryKey()],
    [
      { type: 'materials.changed', materialId: material },
      orpc.library.get.queryKey({ input: { id: material } }),
    ],
    [{ type: 'materials.changed', materialId: null }, orpc.settings.storage.queryKey()],
    [{ type: 'threads.changed', threadId: null }, orpc.tutor.threads.queryKey({ input: undefined })],
    [{ type: 'models.changed' }, orpc.models.status.queryKey()],
    [{ type: 'usage.changed' }, orpc.usage.budget.queryKey()],
    [{ type: 'usage.changed' }, orpc.models.status.queryKey()],
    [{ type: 'network.changed' }, orpc.network.state.queryKey()],
    [{ type: 'embedding.changed' }, orpc.embedding.status.queryKey()],
    [{ type: 'materials.changed', materialId: material }, orpc.embedding.status.queryKey()],
    [{ type: 'notes.changed', noteId: null }, orpc.notes.key()],
    [{ type: 'highlights.changed', materialId: material }, orpc.highlights.list.queryKey({ input: {} })],
    [{ type: 'materials.changed', materialId: material }, orpc.highlights.list.queryKey({ input: {} })],
    [{ type: 'xp.changed', total: 10, delta: 10 }, orpc.progress.xp.queryKey()],
    [{ type: 'achievement.unlocked', code: 'first_quiz' }, orpc.progress.achievements.queryKey()],
    [{ type: 'timer.changed' }, orpc.timer.state.queryKey()],
    [{ type: 'subjects.changed' }, orpc.timer.state.queryKey()],
    [{ type: 'lessons.changed', lessonId: null }, orpc.timer.state.queryKey()],
    [{ type: 'materials.changed', materialId: null }, orpc.timer.state.queryKey()],
    [{ type: 'study.changed' }, orpc.progress.today.queryKey()],
    [{ type: 'study.changed' }, orpc.timer.sessions.key()],
    [{ type: 'study.changed' }, orpc.mastery.map.queryKey({ input: {} })],
    [{ type: 'subjects.changed' }, orpc.mastery.map.queryKey({ input: {} })],
    [{ type: 'quizzes.changed', quizId: null }, orpc.mastery.why.key()],
    [{ type: 'settings.changed' }, orpc.progress.today.queryKey()],
    [{ type: 'cards.changed' }, orpc.recommend.list.queryKey({ input: {} })],
    [{ type: 'timer.changed' }, orpc.recommend.list.queryKey({ input: {} })],
    [{ type: 'study.changed' }, orpc.recommend.list.queryKey({ input: {} })],
    [{ type: 'profile.changed' }, orpc.people.current.queryKey()],
  ])('%j makes %j stale', async (fact, queryKey) => {
    const queries = createQueryClient();
    queries.setQueryData(queryKey, 'old');
    for (const stale of staleKeys(fact)) await queries.invalidateQueries({ queryKey: stale });
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });

  it('about questions leaves the library alone', async () => {
    const queries = createQueryClient();
    const queryKey = orpc.library.list.queryKey({ input: undefined });
    queries.setQueryData(queryKey, []);
    for (const stale of staleKeys({ type: 'threads.changed', threadId: null })) {
      await queries.invalidateQueries({ queryKey: stale });
    }
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(false);
  });
});

describe('the address of words on a page', () => {
  it('names material, page and characters', () => {
    expect(readerPath({ materialId: material })).toBe(`/read/${material}`);
    expect(readerPath({ materialId: material, page: 41 })).toBe(`/read/${material}?p=41`);
    expect(readerPath({ materialId: material, page: 41, charFrom: 10, charTo: 60 })).toBe(
      `/read/${material}?p=41&c=10-60`,
    );
  });
});
