// Text for ears only: one polite and one assertive live region the whole app speaks through.
import { useEffect, useState } from 'react';

type Politeness = 'polite' | 'assertive';
type Listener = (text: string, politeness: Politeness) => void;
const listeners = new Set<Listener>();

/** Says something to screen readers: results and milestones, never every tick of something. */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  for (const listener of listeners) listener(text, politeness);
}

/** The live regions; mounted once by the shell. */
export function Announcer() {
  const [said, setSaid] = useState({ polite: '', assertive: '', turn: 0 });
  useEffect(() => {
    const listener: Listener = (text, politeness) =>
      setSaid((before) => ({ ...before, [politeness]: text, turn: before.turn + 1 }));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  // The alternating space makes a repeated sentence a change, so that it is read again.
  const nudge = said.turn % 2 === 0 ? '' : ' ';
  return (
    <div className="sr-only">
      <div aria-live="polite">{said.polite ? said.polite + nudge : ''}</div>
      <div aria-live="assertive">{said.assertive ? said.assertive + nudge : ''}</div>
    </div>
  );
}
