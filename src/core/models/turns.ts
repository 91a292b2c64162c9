// One answer at a time for each server, because Ollama reads one prompt at a time anyway and a second would only make both
// slow. Questions go before background work: they interrupt it where that is allowed, and it begins again afterwards.
import { fault } from '../faults.ts';

export interface Turn {
  /** Somebody else is being served. */
  mustWait: boolean;
  granted: Promise<void>;
  /** Aborted when a question needs the place of this background work. */
  interrupted: AbortSignal;
  leave(): void;
}

interface Ticket {
  background: boolean;
  interruptible: boolean;
  interrupt: AbortController;
  grant(): void;
}

export interface Wish {
  background: boolean;
  interruptible: boolean;
  /** It was interrupted: it keeps its place. */
  again: boolean;
}

export function createTurns() {
  const lines = new Map<string, { serving: Ticket; waiting: Ticket[] }>();

  return {
    /** Throws MODEL_BUSY when one of its kind is waiting already. */
    join(server: string, { background, interruptible, again }: Wish): Turn {
      const { promise: granted, resolve: grant } = Promise.withResolvers<void>();
      const ticket: Ticket = { background, interruptible, interrupt: new AbortController(), grant };
      const line = lines.get(server);
      if (!line) {
        lines.set(server, { serving: ticket, waiting: [] });
        grant();
      } else {
        if (!again && line.waiting.some((other) => other.background === background))
          throw fault('MODEL_BUSY');
        if (again) line.waiting.unshift(ticket);
        else line.waiting.push(ticket);
        if (!background && line.serving.background && line.serving.interruptible)
          line.serving.interrupt.abort();
      }
      return {
        mustWait: line !== undefined,
        granted,
        interrupted: ticket.interrupt.signal,
        leave: () => leave(server, ticket),
      };
    },
  };

  function leave(server: string, ticket: Ticket) {
    const line = lines.get(server);
    if (!line) return;
    line.waiting = line.waiting.filter((other) => other !== ticket);
    if (line.serving !== ticket) return;
    const next = line.waiting.find(({ background }) => !background) ?? line.waiting[0];
    if (!next) return void lines.delete(server);
    line.waiting = line.waiting.filter((other) => other !== next);
    line.serving = next;
    next.grant();
  }
}
