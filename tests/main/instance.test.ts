import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimInstance, filesIn } from '#main/instance.ts';
import { as, cancellable, FakeApp } from './fakes.ts';

const place = mkdtempSync(join(tmpdir(), 'lectern-instance-'));
const at = (name: string) => join(place, name);

beforeAll(() => {
  for (const name of ['a.pdf', 'B.PDF', 'notes.md', 'plain.txt', 'run.sh', '-x.pdf', 'ä b.pdf']) {
    writeFileSync(at(name), '');
  }
  mkdirSync(at('folder.pdf'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('files on a command line', () => {
  it('are the existing PDF, Markdown and text files, absolute', () => {
    expect(filesIn(['a.pdf', at('B.PDF'), 'notes.md', 'plain.txt'], place)).toEqual(
      ['a.pdf', 'B.PDF', 'notes.md', 'plain.txt'].map(at),
    );
  });

  it.each([
    ['a missing file', 'gone.pdf'],
    ['a folder', 'folder.pdf'],
    ['another kind', 'run.sh'],
    ['a switch', '--inspect'],
    ['a file that looks like a switch', '-x.pdf'],
    ['the folder the app was started with', '.'],
    ['a web address', 'https://example.org/a.pdf'],
    ['a file on another host', 'file://host/a.pdf'],
    ['a NUL', 'a.pdf\0.pdf'],
    ['nothing', ''],
  ])('are not %s', (_name, arg) => {
    expect(filesIn([arg], place)).toEqual([]);
  });

  it('may be file addresses, and are named once', () => {
    expect(filesIn([pathToFileURL(at('ä b.pdf')).href, 'ä b.pdf', './ä b.pdf'], place)).toEqual([
      at('ä b.pdf'),
    ]);
  });
});

function claim(app: FakeApp, args: string[] = ['lectern']) {
  const imported: string[][] = [];
  let shows = 0;
  const first = claimInstance({
    app: as(app),
    args,
    cwd: place,
    show: () => {
      shows += 1;
    },
    importFiles: (paths) => imported.push(paths),
  });
  return { first, imported, shows: () => shows };
}

describe('one running Lectern', () => {
  it('takes the files it was started with', () => {
    const { first, imported } = claim(new FakeApp(), ['lectern.pdf', 'a.pdf']);
    expect(first).toBe(true);
    expect(imported).toEqual([[at('a.pdf')]]);
  });

  it('quits when another one runs, and takes nothing', () => {
    const app = new FakeApp();
    app.lock = false;
    const { first, imported } = claim(app, ['lectern', 'a.pdf']);
    expect(first).toBe(false);
    expect(app.calls).toContain('quit');
    expect(imported).toEqual([]);
    expect(app.listenerCount('second-instance')).toBe(0);
  });

  it('comes forward on a second start and takes its files from where that one was started', () => {
    const app = new FakeApp();
    const { imported, shows } = claim(app);
    app.emit('second-instance', {}, ['lectern', '--flag', 'notes.md'], place);
    expect(shows()).toBe(1);
    expect(imported).toEqual([[at('notes.md')]]);
    app.emit('second-instance', {}, ['lectern'], place);
    expect(shows()).toBe(2);
    expect(imported).toHaveLength(1);
  });

  it('takes a file macOS opens with it, and claims the event', () => {
    const app = new FakeApp();
    const { imported } = claim(app);
    const event = cancellable();
    app.emit('open-file', event, at('a.pdf'));
    app.emit('open-file', cancellable(), at('run.sh'));
    expect(event.prevented).toBe(true);
    expect(imported).toEqual([[at('a.pdf')]]);
  });
});
