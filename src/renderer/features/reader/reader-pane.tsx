// The door through which Ask and Practice get the reader. pdf.js is large, so it is fetched when a page is first shown.
import { lazy, Suspense } from 'react';
import type { ReaderPaneProps } from '../../lib/reader-slot.tsx';
import { Skeleton } from '../../ui/states.tsx';

const Lazy = lazy(() => import('./reader.tsx').then(({ ReaderBeside }) => ({ default: ReaderBeside })));

export function ReaderPane(props: ReaderPaneProps) {
  return (
    <Suspense fallback={<Skeleton className="p-6" lines={12} />}>
      <Lazy {...props} />
    </Suspense>
  );
}
