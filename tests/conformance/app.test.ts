// The real application behind every transport: what the small contract proves of the wire, proved of the app on it.
import { isDefinedError, safe } from '@orpc/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, startApp } from '../support/start-app.ts';
import { transports } from './transports.ts';

describe.each(Object.entries(transports))('the app over %s', (_name, connect) => {
  async function open(): Promise<Client> {
    const { app } = await startApp({ profile: false });
    const connection = await connect(app.router);
    onTestFinished(() => connection.close());
    return connection.client as Client;
  }

  it('is well', async () => {
    const client = await open();
    expect(await client.system.health()).toMatchObject({ host: 'test', databaseOk: true });
  });

  it('keeps a stranger without a profile out, and says so as a declared fault', async () => {
    const client = await open();
    const [error] = await safe(client.subjects.list());
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'PROFILE_REQUIRED', data: { retryable: false } });
  });

  it('refuses input that breaks the contract without repeating it', async () => {
    const client = await open();
    const secret = 'x'.repeat(81);
    const [error] = await safe(client.people.create({ name: secret }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  it('tells a listener what happened, in order', async () => {
    const client = await open();
    await client.people.create({ name: 'Ada' });
    const facts = await client.system.events();
    const first = facts.next();
    await client.subjects.create({ name: 'Physics' });
    expect((await first).value).toEqual({ type: 'subjects.changed' });
    const second = facts.next();
    await client.subjects.create({ name: 'Biology' });
    expect((await second).value).toEqual({ type: 'subjects.changed' });
    await facts.return?.();
  });
});
