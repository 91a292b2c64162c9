// What the page may ask of the machine: to write plain text to the clipboard and to fill the screen with a video, and
// nothing else. Chromium asks twice, once as a check and once as a request, so both are answered by the same rule.
import type { Session } from 'electron';
import { originOf } from './origin.ts';

// Copying an answer with its page number is the only use of the clipboard; reading it stays shut. A video fills the screen
// at the student's own click, and Escape ends it.
const allowed = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Denies by default; `origin` is the window's own, whose top frame alone may use the list above. */
export function lockPermissions(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  >,
  origin: string,
): void {
  const grants = (permission: string, requester: string, mainFrame: boolean) =>
    mainFrame && allowed.has(permission) && originOf(requester) === origin;

  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(grants(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    grants(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}
