import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { externalHosts, lockNavigation, mayOpenExternally } from '#main/navigation.ts';
import { originOf } from '#main/origin.ts';
import { lockPermissions } from '#main/permissions.ts';
import { as, cancellable, FakeContents, recordLog } from './fakes.ts';

const origin = 'app://bundle';

describe('origins', () => {
  it.each([
    ['app://bundle/a?b#c', 'app://bundle'],
    ['app://bundle', 'app://bundle'],
    ['http://localhost:5173/x', 'http://localhost:5173'],
    ['about:blank', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['not an address', null],
  ])('of %s is %s', (url, expected) => {
    expect(originOf(url)).toBe(expected);
  });
});

function permissions() {
  type Handlers = {
    request(contents: unknown, permission: string, callback: (ok: boolean) => void, details: object): void;
    check(contents: unknown, permission: string, requester: string, details: object): boolean;
    device(): boolean;
    display(request: unknown, callback: (streams: object) => void): void;
  };
  const handlers = {} as Handlers;
  lockPermissions(
    as({
      setPermissionRequestHandler: (handler: Handlers['request']) => {
        handlers.request = handler;
      },
      setPermissionCheckHandler: (handler: Handlers['check']) => {
        handlers.check = handler;
      },
      setDevicePermissionHandler: (handler: Handlers['device']) => {
        handlers.device = handler;
      },
      setDisplayMediaRequestHandler: (handler: Handlers['display']) => {
        handlers.display = handler;
      },
    }),
    origin,
  );
  const both = (permission: string, requestingUrl: string, isMainFrame: boolean) => {
    let asked = false;
    handlers.request(
      {},
      permission,
      (ok) => {
        asked = ok;
      },
      { requestingUrl, isMainFrame },
    );
    return { asked, checked: handlers.check(null, permission, requestingUrl, { isMainFrame }) };
  };
  return { handlers, both };
}

describe('permissions', () => {
  it.each(['clipboard-sanitized-write', 'fullscreen'])('let our own page have %s', (permission) => {
    expect(permissions().both(permission, 'app://bundle/', true)).toEqual({ asked: true, checked: true });
  });

  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fileSystem',
    'openExternal',
    'local-network-access',
    'usb',
    'unknown',
  ])('refuse %s even to our own page', (permission) => {
    expect(permissions().both(permission, 'app://bundle/', true)).toEqual({ asked: false, checked: false });
  });

  it.each([
    ['https://example.org/', true],
    ['app://bundle.evil/', true],
    ['', true],
    ['app://bundle/', false],
  ])('refuse the clipboard to %s (top frame: %s)', (url, top) => {
    expect(permissions().both('clipboard-sanitized-write', url, top)).toEqual({
      asked: false,
      checked: false,
    });
  });

  it('offer no devices and no screens', () => {
    const { handlers } = permissions();
    expect(handlers.device()).toBe(false);
    const callback = vi.fn();
    handlers.display({}, callback);
    expect(callback).toHaveBeenCalledWith({});
  });
});

function locked() {
  const app = new EventEmitter();
  const opened: string[] = [];
  const log = recordLog();
  lockNavigation({
    app: as(app),
    shell: {
      async openExternal(url) {
        opened.push(url);
      },
    },
    origin,
    log,
  });
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return { contents, opened, log };
}

describe('navigation', () => {
  it('leaves a reload of our own page alone', () => {
    const { contents } = locked();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const event = cancellable({ url: 'app://bundle/#/library', isMainFrame: true });
      contents.emit(name, event);
      expect(event.prevented, name).toBe(false);
    }
  });

  it.each([
    'https://example.org/',
    'http://localhost:8080/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://other/index.html',
  ])('to %s is refused on every way there', (url) => {
    const { contents, opened } = locked();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const event = cancellable({ url, isMainFrame: true });
      contents.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
    expect(opened).toEqual([]);
  });

  it('of a subframe is refused, even to our own page', () => {
    const { contents } = locked();
    for (const name of ['will-frame-navigate', 'will-redirect']) {
      const event = cancellable({ url: 'app://bundle/', isMainFrame: false });
      contents.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
  });

  it('opens a listed https host in the browser once, never in a window of ours', () => {
    const { contents, opened } = locked();
    const url = 'https://creativecommons.org/publicdomain/zero/1.0/';
    expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(opened).toEqual([url]);
    const event = cancellable({ url, isMainFrame: true });
    contents.emit('will-frame-navigate', event);
    contents.emit('will-navigate', event);
    expect(event.prevented).toBe(true);
    expect(opened).toEqual([url, url]);
  });

  it('opens no window for anything else and says so without the address', () => {
    const { contents, opened, log } = locked();
    expect(contents.openHandler?.({ url: 'https://example.org/?q=private' })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
    expect(log.lines).toEqual([
      { level: 'warn', event: 'navigation.refused', fields: { origin: 'https://example.org' } },
    ]);
  });

  it('attaches no webview', () => {
    const event = cancellable();
    locked().contents.emit('will-attach-webview', event, {}, {});
    expect(event.prevented).toBe(true);
  });

  it.each([
    'http://creativecommons.org/',
    'https://creativecommons.org:8443/',
    'https://user:pass@creativecommons.org/',
    'https://creativecommons.org.evil.example/',
    'https://sub.creativecommons.org/',
    'ms-settings:privacy',
    'nonsense',
  ])('does not take %s for a listed host', (url) => {
    expect(mayOpenExternally(url)).toBe(false);
  });

  it('lists bare host names only', () => {
    for (const host of externalHosts) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
});
