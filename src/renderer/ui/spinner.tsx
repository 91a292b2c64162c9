// A spinner that waits 500 ms before it shows: most work here is faster, and a flash of spinner reads as slowness.
import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';

const showAfterMs = 500;

export function useDelayed(delayMs = showAfterMs): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return due;
}

/** Decorative; say what is awaited in text or with `aria-busy` beside it. */
export function Spinner({ size = 20 }: { size?: number }) {
  const due = useDelayed();
  if (!due) return null;
  return <LoaderCircle aria-hidden size={size} className="shrink-0 animate-spin text-current" />;
}
