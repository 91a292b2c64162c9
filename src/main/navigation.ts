// Keeps the window on its own page. Every way out is shut; a link to a listed https host opens in the browser instead,
// because the text of a stranger's PDF must never choose what this computer opens.
import type { App, Shell, WebContents } from 'electron';
import type { Log } from '#core/ports.ts';
import { originOf } from './origin.ts';

/** The hosts our own pages link to: the licences named in the about page. */
export const externalHosts: ReadonlySet<string> = new Set(['creativecommons.org', 'opensource.org']);

export interface NavigationParts {
  app: Pick<App, 'on'>;
  shell: Pick<Shell, 'openExternal'>;
  /** `scheme://host` the window lives on. */
  origin: string;
  log: Log;
}

/** Locks every web contents there will ever be; call before the first window. */
export function lockNavigation(parts: NavigationParts): void {
  parts.app.on('web-contents-created', (_event, contents) => lockContents(contents, parts));
}

/** True for an https address on a listed host, with no credentials and no port of its own. */
export function mayOpenExternally(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return (
    protocol === 'https:' && port === '' && username === '' && password === '' && externalHosts.has(hostname)
  );
}

function lockContents(contents: WebContents, { shell, origin, log }: NavigationParts): void {
  const openOutside = (url: string) => {
    if (!mayOpenExternally(url)) {
      log.write('warn', 'navigation.refused', { origin: originOf(url) });
      return;
    }
    shell
      .openExternal(url)
      .catch(() => log.write('warn', 'navigation.external-failed', { origin: originOf(url) }));
  };

  // Subframes have no business here at all, so will-frame-navigate allows the top frame only.
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || originOf(details.url) !== origin) details.preventDefault();
  });
  contents.on('will-navigate', (details) => {
    if (originOf(details.url) === origin) return;
    details.preventDefault();
    openOutside(details.url);
  });
  contents.on('will-redirect', (details) => {
    if (!details.isMainFrame || originOf(details.url) !== origin) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}
