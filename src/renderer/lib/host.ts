// Which of the two hosts this page is in, for the few things a page can do in only one of them.

/** The desktop app; otherwise a browser on this computer. */
export const isDesktop = typeof navigator !== 'undefined' && navigator.userAgent.includes('Electron/');
