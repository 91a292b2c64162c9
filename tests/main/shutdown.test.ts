import { EventEmitter, once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { describe as describeFault, keepDumpsLocal, watchForCrashes } from '#main/crash.ts';
import { createShutdown } from '#main/shutdown.ts';
import { english } from '#main/words/english.ts';
import { as, FakeApp, recordLog } from './fakes.ts';

function setUp(boundMs?: number) {
  const app = new FakeApp();
  const process = new EventEmitter();
  const log = recordLog();
  const shutdown = createShutdown({
    app: as(app),
    process: as(process),
    log,
    ...(boundMs ? { boundMs } : {}),
  });
  return { app, process, log, shutdown };
}

describe('shutdown', () => {
  it('closes the parts in order, each after the one before it, and only then ends', async () => {
    const { app, shutdown } = setUp();
    const steps: string[] = [];
    const core = Promise.withResolvers<void>();
    shutdown.add('core', () => core.promise.then(() => void steps.push('core')));
    shutdown.add('tray', () => void steps.push('tray'));
    const ended = once(app, 'ended').then(() => steps.push('ended'));
    app.quit();
    expect(steps).toEqual([]);
    core.resolve();
    await ended;
    expect(steps).toEqual(['core', 'tray', 'ended']);
  });

  it('lets the window close for real from the first moment on', () => {
    const { app, shutdown } = setUp();
    expect(shutdown.quitting()).toBe(false);
    app.emit('before-quit', {});
    expect(shutdown.quitting()).toBe(true);
  });

  it('closes each part once, however often it is asked', async () => {
    const { app, shutdown } = setUp();
    const close = vi.fn(async () => {});
    shutdown.add('core', close);
    const ended = once(app, 'ended');
    app.quit();
    app.quit();
    await ended;
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('goes on when a part fails, and says which', async () => {
    const { app, shutdown, log } = setUp();
    const last = vi.fn();
    shutdown.add('core', async () => {
      throw new RangeError('private words');
    });
    shutdown.add('tray', last);
    const ended = once(app, 'ended');
    app.quit();
    await ended;
    expect(last).toHaveBeenCalled();
    expect(log.lines[0]).toMatchObject({
      event: 'shutdown.failed',
      fields: { part: 'core', name: 'RangeError' },
    });
    expect(JSON.stringify(log.lines)).not.toContain('private words');
  });

  it('ends at its bound when a part never closes', async () => {
    const { app, shutdown, log } = setUp(10);
    shutdown.add('core', () => new Promise(() => {}));
    const ended = once(app, 'ended');
    app.quit();
    await ended;
    expect(log.events()).toEqual(['shutdown.bound-reached']);
  });

  it.each(['SIGINT', 'SIGTERM'])('is what %s asks for', (signal) => {
    const { app, process } = setUp();
    process.emit(signal);
    expect(app.calls).toEqual(['quit']);
  });
});

describe('crashes', () => {
  it('leave their dumps on this computer', () => {
    const start = vi.fn();
    keepDumpsLocal({ start });
    expect(start).toHaveBeenCalledWith(expect.objectContaining({ uploadToServer: false }));
    expect(start.mock.calls[0]?.[0]).not.toHaveProperty('submitURL');
  });

  it('of the main process are logged, shown once, and end the app', () => {
    const app = new FakeApp();
    const process = new EventEmitter();
    const log = recordLog();
    const showErrorBox = vi.fn();
    watchForCrashes({
      process: as(process),
      app: as(app),
      dialog: { showErrorBox },
      words: () => english,
      log,
    });
    process.emit('uncaughtException', new TypeError('private words'));
    process.emit('uncaughtException', new TypeError('again'));
    process.emit('unhandledRejection', 'private words');
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 });
    expect(showErrorBox).toHaveBeenCalledTimes(1);
    expect(app.calls).toEqual(['quit']);
    expect(log.events()).toEqual(['main.exception', 'main.exception', 'main.rejection', 'process.gone']);
    expect(JSON.stringify(log.lines)).not.toContain('private words');
  });

  it('are described by name and place, even when the message has several lines', () => {
    const { name, stack } = describeFault(new RangeError('private\nwords'));
    expect(name).toBe('RangeError');
    expect(stack).toMatch(/^\s+at /);
    expect(stack).not.toMatch(/private|words/);
  });
});
