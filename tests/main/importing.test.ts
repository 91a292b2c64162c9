import { describe, expect, it, vi } from 'vitest';
import { createImporting } from '#main/importing.ts';
import { english } from '#main/words/english.ts';
import { as, FakeWindow, recordLog } from './fakes.ts';

function setUp(
  chosen: { canceled: boolean; filePaths: string[] } = { canceled: false, filePaths: ['/a.pdf'] },
) {
  const answer = Promise.withResolvers<typeof chosen>();
  const showOpenDialog = vi.fn((..._args: unknown[]) => answer.promise);
  const log = recordLog();
  const window = new FakeWindow();
  const importing = createImporting({
    words: () => english,
    dialog: as({ showOpenDialog }),
    sessionId: 'desktop',
    window: () => as(window),
    log,
  });
  const importPaths = vi.fn(async (_session: string, _paths: string[]) => {});
  return { importing, importPaths, showOpenDialog, window, log, answer: () => answer.resolve(chosen) };
}

describe('importing', () => {
  it('keeps files until the core runs, then hands them over once and in order', () => {
    const { importing, importPaths } = setUp();
    importing.take(['/one.pdf']);
    importing.take([]);
    importing.take(['/two.pdf']);
    importing.connect({ importPaths });
    importing.take(['/three.pdf']);
    expect(importPaths.mock.calls).toEqual([
      ['desktop', ['/one.pdf', '/two.pdf']],
      ['desktop', ['/three.pdf']],
    ]);
  });

  it('asks over the window for files it can read', async () => {
    const { importing, importPaths, showOpenDialog, window, answer } = setUp();
    importing.connect({ importPaths });
    importing.ask();
    answer();
    await vi.waitFor(() => expect(importPaths).toHaveBeenCalledWith('desktop', ['/a.pdf']));
    const [owner, options] = showOpenDialog.mock.calls[0] ?? [];
    expect(owner).toBe(window);
    expect(options).toMatchObject({
      properties: ['openFile', 'multiSelections'],
      filters: [{ extensions: ['pdf', 'md', 'markdown', 'txt'] }],
    });
  });

  it('opens one dialog at a time', async () => {
    const { importing, importPaths, showOpenDialog, answer } = setUp();
    importing.connect({ importPaths });
    importing.ask();
    importing.ask();
    expect(showOpenDialog).toHaveBeenCalledTimes(1);
    answer();
    await vi.waitFor(() => {
      importing.ask();
      expect(showOpenDialog).toHaveBeenCalledTimes(2);
    });
  });

  it('imports nothing after a cancel', async () => {
    const { importing, importPaths, answer } = setUp({ canceled: true, filePaths: ['/a.pdf'] });
    importing.connect({ importPaths });
    importing.ask();
    answer();
    await new Promise(setImmediate);
    expect(importPaths).not.toHaveBeenCalled();
  });

  it('logs a refusal of the core without the file’s name', async () => {
    const { importing, log } = setUp();
    importing.connect({
      importPaths: async () => {
        throw new Error('/home/ada/diary.pdf');
      },
    });
    importing.take(['/home/ada/diary.pdf']);
    await vi.waitFor(() => expect(log.events()).toEqual(['import.hand-over-failed']));
    expect(JSON.stringify(log.lines)).not.toContain('diary');
  });
});
