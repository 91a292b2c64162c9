import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '#main/log.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lectern-log-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const now = () => Date.UTC(2026, 0, 2, 3, 4, 5);
const read = (name: string) => readFileSync(join(place, 'logs', name), 'utf8');

describe('the log', () => {
  it('writes one JSON line per event and keeps what an earlier run wrote', () => {
    openLog({ dir: join(place, 'logs'), now }).write('info', 'one', { n: 1 });
    openLog({ dir: join(place, 'logs'), now }).write('error', 'two');
    expect(
      read('lectern.log')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { at: '2026-01-02T03:04:05.000Z', level: 'info', event: 'one', n: 1 },
      { at: '2026-01-02T03:04:05.000Z', level: 'error', event: 'two' },
    ]);
  });

  it('leaves out what is below its level', () => {
    const log = openLog({ dir: join(place, 'logs'), now, least: 'warn' });
    log.write('info', 'quiet');
    log.write('warn', 'loud');
    expect(read('lectern.log')).not.toContain('quiet');
    expect(read('lectern.log')).toContain('loud');
  });

  it('starts a new file before one grows too large and drops the oldest', () => {
    const log = openLog({ dir: join(place, 'logs'), now, maxBytes: 200, keep: 3 });
    for (let n = 0; n < 40; n += 1) log.write('info', `event-${n}`);
    expect(readdirSync(join(place, 'logs')).sort()).toEqual([
      'lectern.1.log',
      'lectern.2.log',
      'lectern.log',
    ]);
    for (const name of readdirSync(join(place, 'logs'))) expect(read(name).length).toBeLessThanOrEqual(200);
    expect(read('lectern.log')).toContain('event-39');
    expect(read('lectern.2.log')).not.toContain('event-0"');
  });

  it('never throws, even when it has nowhere to write', () => {
    writeFileSync(join(place, 'file'), '');
    const log = openLog({ dir: join(place, 'file', 'logs'), now });
    expect(() => log.write('error', 'lost')).not.toThrow();
    const gone = openLog({ dir: join(place, 'logs'), now });
    rmSync(join(place, 'logs'), { recursive: true });
    expect(() => gone.write('error', 'lost')).not.toThrow();
    expect(existsSync(join(place, 'logs'))).toBe(false);
  });
});
