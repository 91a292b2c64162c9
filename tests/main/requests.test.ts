import { describe, expect, it } from 'vitest';
import { lockRequests, mayLoad } from '#main/requests.ts';
import { as, recordLog } from './fakes.ts';

const bundle = 'app://bundle';
const server = 'http://localhost:5173';

describe('the page may load', () => {
  it.each([
    ['app://bundle/', bundle, false, true],
    ['app://bundle/assets/index.js', bundle, false, true],
    ['blob:app://bundle/1b2c', bundle, false, true],
    ['data:image/png;base64,AA', bundle, false, true],
    ['https://example.org/', bundle, false, false],
    ['http://127.0.0.1:11434/api/tags', bundle, false, false],
    ['ws://127.0.0.1:9/', bundle, false, false],
    ['file:///etc/passwd', bundle, false, false],
    ['app://other/', bundle, false, false],
    ['blob:https://example.org/1', bundle, false, false],
    ['devtools://devtools/bundled/x.html', bundle, false, false],
    ['http://localhost:5173/@vite/client', server, true, true],
    ['ws://localhost:5173/?token=x', server, true, true],
    ['devtools://devtools/bundled/x.html', server, true, true],
    ['https://example.org/', server, true, false],
  ])('%s in the window of %s (development: %s): %s', (url, origin, development, expected) => {
    expect(mayLoad(url, origin, development)).toBe(expected);
  });

  it('nothing else, at the level of the session', () => {
    type Listener = (details: object, callback: (answer: { cancel: boolean }) => void) => void;
    let listener: Listener | undefined;
    const log = recordLog();
    const webRequest = {
      onBeforeRequest(given: Listener) {
        listener = given;
      },
    };
    lockRequests(as({ webRequest }), { origin: bundle, development: false, log });
    const ask = (url: string) => {
      let cancelled: boolean | undefined;
      listener?.({ url, resourceType: 'xhr' }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    };
    expect([ask('https://example.org/?q=my+question'), ask('app://bundle/x')]).toEqual([true, false]);
    expect(log.lines.map(({ event }) => event)).toEqual(['page.request-denied']);
    expect(JSON.stringify(log.lines)).not.toContain('question');
  });
});
