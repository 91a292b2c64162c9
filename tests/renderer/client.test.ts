// The client in Electron's window: it asks the page's own window for a port and speaks the contract over it.
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Profile } from '#contract/people.ts';

const health = {
  version: '1.2.3',
  host: 'test',
  databaseOk: true,
  engine: 'idle',
  dataDir: '/data',
} as const;
const grace: Profile = {
  id: '01900000-0000-7000-8000-00000000000a',
  name: 'Grace',
  avatar: 'fox',
  locked: false,
  onboardingCompleted: true,
  createdAt: 0,
  lastActiveAt: 0,
  gradeLevel: null,
  primaryGoal: null,
  studyPreference: null,
};
const ada: Profile = { ...grace, id: '01900000-0000-7000-8000-00000000000b', name: 'Ada' };
const os = implement(contract);
const handler = new RPCHandler({
  system: {
    health: os.system.health.handler(() => health),
    events: os.system.events.handler(async function* () {
      yield { type: 'settings.changed' as const };
    }),
  },
  people: { current: os.people.current.handler(() => grace) },
  settings: {
    get: os.settings.get.handler(({ errors }) => {
      throw errors.PROFILE_REQUIRED({ data: { retryable: false } });
    }),
  },
});

/** A window whose preload answers "lectern:connect" with one end of a channel. */
function fakeWindow() {
  const opened: MessagePort[] = [];
  const target = new EventTarget();
  const window = Object.assign(target, {
    postMessage(data: { type: string }) {
      if (data.type !== 'lectern:connect') return;
      const { port1, port2 } = new MessageChannel();
      handler.upgrade(port2, { context: {} });
      port2.start();
      opened.push(port2);
      const answer = new Event('message');
      target.dispatchEvent(
        Object.assign(answer, { data: { type: 'lectern:port' }, ports: [port1], source: window }),
      );
    },
  });
  return { window, opened };
}

describe('the client over the port of the preload', () => {
  let host: ReturnType<typeof fakeWindow>;

  beforeEach(() => {
    host = fakeWindow();
    vi.resetModules();
    vi.stubGlobal('window', host.window);
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('location', { origin: 'app://bundle' });
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 Chrome/150 Electron/45.4.1', platform: 'Linux' });
  });
  afterEach(() => {
    for (const port of host.opened) port.close();
    vi.unstubAllGlobals();
  });

  it('opens nothing before the first call, then one port for all', async () => {
    const { client } = await import('#renderer/lib/client.ts');
    expect(host.opened).toHaveLength(0);
    expect(await client.system.health()).toEqual(health);
    expect(await client.system.health()).toEqual(health);
    expect(host.opened).toHaveLength(1);
  });

  it('brings faults across with their code', async () => {
    const { client } = await import('#renderer/lib/client.ts');
    const { faultOf } = await import('#renderer/lib/faults.ts');
    const error = await client.settings.get().catch((thrown: unknown) => thrown);
    expect(faultOf(error).code).toBe('PROFILE_REQUIRED');
  });

  it('streams facts', async () => {
    const { client } = await import('#renderer/lib/client.ts');
    const facts = [];
    for await (const fact of await client.system.events()) facts.push(fact);
    expect(facts).toEqual([{ type: 'settings.changed' }]);
  });

  it('drops what it read for one profile when another one has taken its place', async () => {
    const { client, orpc } = await import('#renderer/lib/client.ts');
    const { createQueryClient, followFacts } = await import('#renderer/lib/queries.ts');
    const queries = createQueryClient();
    queries.setQueryData(orpc.people.current.queryKey(), ada);
    queries.setQueryData(orpc.library.list.queryKey(), []);
    const stop = new AbortController();
    queries.getQueryCache().subscribe(({ type }) => type === 'removed' && stop.abort());
    await client.system.health();
    await followFacts(queries, stop.signal);
    expect(queries.getQueryData(orpc.people.current.queryKey())).toEqual(grace);
    expect(queries.getQueryData(orpc.library.list.queryKey())).toBeUndefined();
  });

  it('takes a new port after the old one closed', async () => {
    const { client } = await import('#renderer/lib/client.ts');
    await client.system.health();
    host.opened[0]?.close();
    expect(await client.system.health().catch(() => client.system.health())).toEqual(health);
    expect(host.opened).toHaveLength(2);
  });
});
