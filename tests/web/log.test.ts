// The log is there to be read later and must never be a burden now.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileLog } from '#web/log.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lectern-log-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('writes one JSON object a line, with time, level, event and fields', async () => {
  const log = createFileLog(dir, 'info', () => Date.UTC(2026, 0, 2, 3, 4, 5));
  log.write('info', 'host.started', { port: 1 });
  log.write('warn', 'two\nlines');
  await log.close();
  const lines = readFileSync(join(dir, 'logs', 'lectern.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { at: '2026-01-02T03:04:05.000Z', level: 'info', event: 'host.started', port: 1 },
    { at: '2026-01-02T03:04:05.000Z', level: 'warn', event: 'two\nlines' },
  ]);
});

it('drops what is below the least level', async () => {
  const log = createFileLog(dir, 'warn', Date.now);
  log.write('info', 'chatter');
  log.write('error', 'trouble');
  await log.close();
  const text = readFileSync(join(dir, 'logs', 'lectern.log'), 'utf8');
  expect(text).toContain('trouble');
  expect(text).not.toContain('chatter');
});

it('keeps a bounded number of bounded files', async () => {
  const filler = 'x'.repeat(100_000);
  for (let start = 0; start < 8; start++) {
    const log = createFileLog(dir, 'info', Date.now);
    for (let line = 0; line < 25; line++) log.write('info', 'filler', { filler });
    await log.close();
  }
  const files = readdirSync(join(dir, 'logs')).filter((name) => name.includes('lectern.log'));
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThanOrEqual(7);
});

it('gives up silently where it cannot write', async () => {
  writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
  const log = createFileLog(dir, 'info', Date.now);
  log.write('error', 'unheard');
  await log.close();
});
