// Which profile each session has entered. Kept in memory: after a restart a person chooses, or unlocks, again.
export interface Sessions {
  /** The profile entered; null: left on purpose; undefined: never chosen. */
  get(sessionId: string): string | null | undefined;
  enter(sessionId: string, userId: string): void;
  leave(sessionId: string): void;
  /** A deleted profile ends in every session. */
  forget(userId: string): void;
  /** Told whenever a session enters a profile. */
  onEnter(listener: (sessionId: string, userId: string) => void): void;
  /** Told whenever a session leaves its profile on purpose. */
  onLeave(listener: (sessionId: string) => void): void;
}

export function createSessions(): Sessions {
  const entered = new Map<string, string | null>();
  const listeners: ((sessionId: string, userId: string) => void)[] = [];
  const leaveListeners: ((sessionId: string) => void)[] = [];
  return {
    get: (sessionId) => entered.get(sessionId),
    enter(sessionId, userId) {
      entered.set(sessionId, userId);
      for (const listener of listeners) listener(sessionId, userId);
    },
    leave(sessionId) {
      entered.set(sessionId, null);
      for (const listener of leaveListeners) listener(sessionId);
    },
    forget(userId) {
      for (const [sessionId, user] of entered) if (user === userId) entered.delete(sessionId);
    },
    onEnter: (listener) => void listeners.push(listener),
    onLeave: (listener) => void leaveListeners.push(listener),
  };
}
