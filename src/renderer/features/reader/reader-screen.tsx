// The reader as a screen of its own: the address says the material, and perhaps the page and the words.
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { openingOf } from './opening.ts';
import { Reader } from './reader.tsx';

export function Component() {
  const { materialId = '' } = useParams();
  const [query] = useSearchParams();
  const page = query.get('p');
  const words = query.get('c');
  const opening = useMemo(() => openingOf(materialId, page, words), [materialId, page, words]);
  return <Reader opening={opening} />;
}
