// The guard guards: a promise of silence is worth as much as the instrument that listens.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const guard = pathToFileURL(join(import.meta.dirname, 'deny-network.mjs')).href;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lectern-guard-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Runs a module under the guard and returns what it wrote down. */
function recorded(source: string): string {
  const script = join(dir, 'script.mjs');
  const record = join(dir, 'record');
  writeFileSync(script, source);
  const env = { ...process.env, NODE_OPTIONS: `--import ${guard}`, LECTERN_NETWORK_RECORD: record };
  const run = spawnSync(process.execPath, [script], { env, encoding: 'utf8', timeout: 30_000 });
  expect(run.stderr).toBe('');
  return existsSync(record) ? readFileSync(record, 'utf8') : '';
}

describe('the network guard', () => {
  it.each([
    ['fetch', `await fetch('http://192.0.2.1/').catch(() => {});`, 'connect 192.0.2.1:80'],
    ['fetch by name', `await fetch('https://example.org/').catch(() => {});`, 'connect example.org:443'],
    [
      'a bare socket',
      `import net from 'node:net'; try { net.connect(7, '192.0.2.1') } catch {}`,
      'connect 192.0.2.1:7',
    ],
    [
      'a name look-up',
      `import { lookup } from 'node:dns/promises'; try { await lookup('example.org') } catch {}`,
      'dns example.org',
    ],
    [
      'a datagram',
      `import dgram from 'node:dgram'; try { dgram.createSocket('udp4').send('x', 7, '192.0.2.1') } catch {}`,
      'datagram send',
    ],
  ])('writes down and refuses %s', (_name, source, written) => {
    expect(recorded(`${source}\nprocess.exit(0)`)).toContain(written);
  });

  it('goes along into a forked child with an environment of its own', () => {
    const child = join(dir, 'child.mjs');
    writeFileSync(child, `await fetch('http://192.0.2.7/').catch(() => {});`);
    const source = `import { fork } from 'node:child_process';
      fork(${JSON.stringify(child)}, [], { env: {} });`;
    expect(recorded(source)).toContain('connect 192.0.2.7:80');
  });

  it('lets this computer talk to itself', () => {
    const source = `import { createServer } from 'node:http';
      const server = createServer((_, res) => res.end('here')).listen(0, '127.0.0.1', async () => {
        const answer = await fetch('http://127.0.0.1:' + server.address().port);
        if ((await answer.text()) !== 'here') throw new Error('no answer');
        server.close();
      });`;
    expect(recorded(source)).toBe('');
  });
});
