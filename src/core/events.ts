// Broadcasts facts to the renderer after they are committed. Slices never listen: an event is no command.
import { EventPublisher } from '@orpc/server';
import type { Fact } from '#contract/system.ts';

/** A renderer that stops reading loses the oldest facts, never the memory of the process. */
const maxBufferedFacts = 500;

export interface Events {
  publish(userId: string, fact: Fact): void;
  subscribe(userId: string, signal?: AbortSignal): AsyncGenerator<Fact>;
}

export function createEvents(): Events {
  const publisher = new EventPublisher<Record<string, Fact>>({ maxBufferedEvents: maxBufferedFacts });
  return {
    publish: (userId, fact) => publisher.publish(userId, fact),
    subscribe: (userId, signal) => publisher.subscribe(userId, { signal }),
  };
}
