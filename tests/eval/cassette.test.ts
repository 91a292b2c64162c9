// Recording and replaying at the way out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CassetteMeta, playing, recording } from '../../scripts/eval/cassette.ts';
import { evaluateReplay } from '../../scripts/eval/sessions.ts';

const meta: CassetteMeta = {
  kind: 'recorded',
  provider: 'ollama',
  address: 'http://127.0.0.1:9',
  model: 'small',
  secondModel: null,
  digest: 'sha256:1',
  limit: 1,
};
const url = `${meta.address}/api/chat`;

const chat = (content: string, more: object = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify({ model: 'small', messages: [{ role: 'user', content }], ...more }),
});

/** Answers each request with its number, in two pieces. */
function countingHost() {
  let count = 0;
  return async () => {
    count += 1;
    const pieces = [`answer ${count}, gr`, 'ö', 'ße'].map((text) => new TextEncoder().encode(text));
    // The umlaut is cut in two.
    const cut = [pieces[0], pieces[1]?.slice(0, 1), pieces[1]?.slice(1), pieces[2]];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of cut) if (piece) controller.enqueue(piece);
        controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
  };
}

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cassette-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'cassette.jsonl');
}

async function record(requests: RequestInit[]) {
  const lines: string[] = [];
  let time = 0;
  const now = () => {
    time += 5;
    return time;
  };
  const fetch = recording(countingHost(), meta, { write: (line) => lines.push(line), now });
  for (const request of requests) await (await fetch(url, request)).text();
  const path = place();
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('what was recorded is said again, to the byte, and takes its time on its own clock', async () => {
  const player = playing(await record([chat('What is an echo?')]));
  const response = await player.fetch(url, chat('What is an echo?'));
  expect(await response.text()).toBe('answer 1, größe');
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  expect(player.now()).toBeGreaterThan(0);
  expect(player.meta).toEqual(meta);
});

test('the marks of a fence, drawn anew each time, do not make another request of it', async () => {
  const fenced = (key: string) => chat(`<src id="S1" k="${key}">\nText\n</src k="${key}">\n\nWhy?`);
  const player = playing(await record([fenced('0a1b2c3d')]));
  expect(await (await player.fetch(url, fenced('99aa88bb'))).text()).toContain('answer 1');
  player.check();
});

test.each([
  ['words', chat('What is a wave?')],
  ['model', chat('What is an echo?', { model: 'large' })],
  ['format', chat('What is an echo?', { format: { type: 'object' } })],
  ['options', chat('What is an echo?', { options: { temperature: 1 } })],
])('with other %s it is another request, which is refused and printed', async (_, request) => {
  const player = playing(await record([chat('What is an echo?')]));
  await expect(player.fetch(url, request)).rejects.toThrow('fetch failed');
  const { messages } = JSON.parse(String(request.body));
  expect(() => player.check()).toThrow(messages[0].content);
});

test('the same request twice gets both answers in turn, and then the last one', async () => {
  const player = playing(await record([chat('Again?'), chat('Again?')]));
  const said = async () => (await player.fetch(url, chat('Again?'))).text();
  expect([await said(), await said(), await said()]).toEqual([
    'answer 1, größe',
    'answer 2, größe',
    'answer 2, größe',
  ]);
});

test('a replay stops at the first request that is not on its cassette, with the request in the error', async () => {
  const committed = join(import.meta.dirname, '..', 'fixtures', 'eval', 'synthetic.cassette.jsonl');
  const lines = readFileSync(committed, 'utf8').trim().split('\n');
  const path = place();
  const isSpoken = (line: string) => line.includes('"type":"application/x-ndjson"');
  writeFileSync(path, lines.filter((line) => !isSpoken(line)).join('\n'));
  await expect(evaluateReplay(path)).rejects.toThrow(/What is osmosis\?/);
});

test('a file that is no cassette is not taken for one', () => {
  const path = place();
  writeFileSync(path, '{}\n');
  expect(() => playing(path)).toThrow('is no cassette');
});
