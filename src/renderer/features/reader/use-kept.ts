// A switch that is remembered on this device; without storage it lasts as long as the window.
import { useState } from 'react';

export function useKept(key: string, initial: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      const kept = localStorage.getItem(key);
      return kept === null ? initial : kept === '1';
    } catch {
      return initial;
    }
  });
  const keep = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(key, next ? '1' : '0');
    } catch {
      // Nothing else depends on it.
    }
  };
  return [on, keep];
}
