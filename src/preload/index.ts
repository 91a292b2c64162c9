// The whole bridge: when our own page asks, make a channel, give one end to the page and the other to the main
// process, which checks the sender again. Nothing of Electron or Node is exposed to the page.
import { ipcRenderer } from 'electron';

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin) return;
  if ((event.data as { type?: unknown } | null)?.type !== 'lectern:connect') return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('lectern:connect', null, [port2]);
  window.postMessage({ type: 'lectern:port' }, window.location.origin, [port1]);
});
