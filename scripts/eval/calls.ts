// Listens at the core's way out: what a model was asked, what it said before the app judged it, and how long it took. Lets
// nothing past but requests to the one host.
import type { Ports } from '#core/ports.ts';
import { overhear } from './overhear.ts';

export interface ModelCall {
  messages: { role: string; content: string }[];
  /** A certain shape was asked for. */
  isStructured: boolean;
  /** All that the model said. */
  reply: string;
  firstTokenMs: number | null;
  totalMs: number;
}

export interface Calls {
  fetch: Ports['fetch'];
  /** Chats begun since the last time, oldest first, once all have ended. */
  take(): Promise<ModelCall[]>;
}

export function listening(fetch: Ports['fetch'], host: string, now: () => number): Calls {
  let begun: Promise<ModelCall>[] = [];
  return {
    take() {
      const taken = begun;
      begun = [];
      return Promise.all(taken);
    },
    async fetch(url, init) {
      const { host: asked, pathname } = new URL(String(url));
      // The app looks for Ollama in its usual places too; here only the host that was named exists.
      if (asked !== host)
        throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED: another host') });
      if (!/\/(?:api\/chat|chat\/completions)$/.test(pathname) || typeof init?.body !== 'string')
        return fetch(url, init);
      const { messages = [], format, response_format } = JSON.parse(init.body);
      const isStructured = (format ?? response_format) !== undefined;
      const began = now();
      const response = await fetch(url, init);
      if (!response.ok) return response;
      const { promise, resolve } = Promise.withResolvers<ModelCall>();
      begun.push(promise);
      let raw = '';
      let firstTokenMs: number | null = null;
      return overhear(response, {
        piece(text) {
          raw += text;
          if (firstTokenMs === null && said(raw) !== '') firstTokenMs = now() - began;
        },
        ended: () =>
          resolve({ messages, isStructured, reply: said(raw), firstTokenMs, totalMs: now() - began }),
      });
    },
  };
}

/** The words in a stream of either protocol: JSON lines, or events of them. */
function said(raw: string): string {
  let text = '';
  for (const line of raw.split('\n')) {
    const json = line.replace(/^data: /, '');
    if (!json.startsWith('{')) continue;
    try {
      const { message, choices } = JSON.parse(json);
      text += message?.content ?? choices?.[0]?.delta?.content ?? '';
    } catch {
      // The last line, not yet whole.
    }
  }
  return text;
}
