// Which profile each session has entered. Kept in memory: after a restart a person chooses, or unlocks, again.
export interface Sessions {
  /** The profile entered; null: left on purpose; undefined: never chosen. */
  get(sessionId: string): string | null | undefined;
  enter(sessionId: string, userId: string): void;
  leave(sessionId: string): void;
  /** A deleted profile ends in every session. */
  forget(userId: string): void;
  /** Fires when the session's profile changes hands: another is entered, it is left, or it is deleted. */
  stay(sessionId: string): AbortSignal;
  /** Told whenever a session enters a profile. */
  onEnter(listener: (sessionId: string, userId: string) => void): void;
  /** Told whenever a session leaves its profile on purpose. */
  onLeave(listener: (sessionId: string) => void): void;
}

export function createSessions(): Sessions {
  const entered = new Map<string, string | null>();
  const listeners: ((sessionId: string, userId: string) => void)[] = [];
  const leaveListeners: ((sessionId: string) => void)[] = [];
  const stays = new Map<string, AbortController>();
  const endStay = (sessionId: string) => {
    stays.get(sessionId)?.abort();
    stays.delete(sessionId);
  };
  return {
    get: (sessionId) => entered.get(sessionId),
    enter(sessionId, userId) {
      if (entered.get(sessionId) !== userId) endStay(sessionId);
      entered.set(sessionId, userId);
      for (const listener of listeners) listener(sessionId, userId);
    },
    leave(sessionId) {
      endStay(sessionId);
      entered.set(sessionId, null);
      for (const listener of leaveListeners) listener(sessionId);
    },
    forget(userId) {
      for (const [sessionId, user] of entered) {
        if (user !== userId) continue;
        endStay(sessionId);
        entered.delete(sessionId);
      }
    },
    stay(sessionId) {
      const stay = stays.get(sessionId) ?? new AbortController();
      stays.set(sessionId, stay);
      return stay.signal;
    },
    onEnter: (listener) => void listeners.push(listener),
    onLeave: (listener) => void leaveListeners.push(listener),
  };
}
