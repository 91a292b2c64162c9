// One contract, every transport: what a call promises must not depend on the wire it travels.
import { createHash, randomBytes } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { conformanceContract } from './contract.ts';
import { accident, type ConformanceRouter, createConformanceRouter } from './router.ts';
import { type Connection, transports, wires } from './transports.ts';

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  const at = connected(connect);

  it('a call carries its input there, its answer back, and the session it came from', async () => {
    const input = { text: 'Überlagerung — ½ λ', list: [1, 2.5, -3], nothing: null };
    expect(await at.client.echo(input)).toEqual({ ...input, sessionId: at.connection.sessionId });
  });

  it('calls in flight together get their own answers', async () => {
    const texts = Array.from({ length: 50 }, (_, n) => `call ${n}`);
    const answers = await Promise.all(texts.map((text) => at.client.echo({ text, list: [], nothing: null })));
    expect(answers.map((answer) => answer.text)).toEqual(texts);
  });

  it('input that breaks the contract is refused before the handler sees it', async () => {
    const wrong = { text: 5, list: [], nothing: null } as unknown as Parameters<typeof at.client.echo>[0];
    await expect(at.client.echo(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('a declared fault arrives with its code and data', async () => {
    const [error] = await safe(at.client.refuse());
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      data: { retryable: true, params: { name: 'Grüße', count: 2 } },
    });
  });

  it('an accident arrives as INTERNAL with a reference, and nothing of what it said', async () => {
    const [error] = await safe(at.client.crash());
    expect(error).toMatchObject({ code: 'INTERNAL', data: { ref: expect.stringMatching(/^[0-9a-f]{8}$/) } });
    expect(JSON.stringify(error)).not.toContain(accident);
  });

  it('a stream delivers every value in order, then ends', async () => {
    const seen: number[] = [];
    for await (const n of await at.client.count({ to: 20 })) seen.push(n);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('leaving a stream runs the server’s finally', async () => {
    for await (const n of await at.client.count({ to: Number.MAX_SAFE_INTEGER })) {
      if (n === 3) break;
    }
    await at.served.streamEnded;
  });

  it('aborting the signal ends the stream and runs the server’s finally', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const read = async () => {
      const stream = await at.client.count({ to: Number.MAX_SAFE_INTEGER }, { signal: stop.signal });
      for await (const n of stream) {
        seen.push(n);
        if (n === 3) stop.abort();
      }
    };
    await read().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    await at.served.streamEnded;
    expect(seen.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('a file crosses both ways byte for byte, with its name and type', async () => {
    const bytes = randomBytes(3 * 1024 * 1024 + 17);
    const back = await at.client.mirror({
      file: new File([bytes], 'Lösung 2.pdf', { type: 'application/pdf' }),
    });
    expect(back.name).toBe('Lösung 2.pdf');
    expect(back.type).toBe('application/pdf');
    expect(sha256(Buffer.from(await back.arrayBuffer()))).toBe(sha256(bytes));
  });
});

describe.each(Object.entries(wires))('when %s breaks', (_name, connect) => {
  const at = connected(connect);

  it('a dropped connection fails the open stream and runs the server’s finally', async () => {
    const read = async () => {
      for await (const n of await at.client.count({ to: Number.MAX_SAFE_INTEGER }))
        if (n === 3) at.connection.drop();
    };
    await expect(read()).rejects.toThrow();
    await at.served.streamEnded;
  });

  it('a call on a dead connection fails by its own signal at the latest', async () => {
    at.connection.drop();
    const late = at.client.echo({ text: '', list: [], nothing: null }, { signal: AbortSignal.timeout(500) });
    await expect(late).rejects.toThrow();
  });
});

/** Connects before each test of the surrounding block and closes after it. */
function connected(connect: (typeof transports)[string]) {
  const at = {} as {
    served: ConformanceRouter;
    connection: Connection;
    client: ContractRouterClient<typeof conformanceContract>;
  };
  beforeEach(async () => {
    at.served = createConformanceRouter();
    at.connection = await connect(at.served.router);
    at.client = at.connection.client as typeof at.client;
  });
  afterEach(() => at.connection.close());
  return at;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
