// A material's PDF for as long as it is shown: opening, waiting for a password, open, or failed.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { client } from '../../lib/client.ts';
import { openPdf } from './open-pdf.ts';

/** As the contract's `maxReadBytes`; the contract is imported for its types only. */
const maxPiece = 1024 * 1024;

export type PdfState =
  | { phase: 'opening' }
  | { phase: 'locked'; wrong: boolean; unlock: (password: string) => void }
  | { phase: 'open'; pdf: PDFDocumentProxy }
  /** `fault`: the file could not be read; otherwise it is not a PDF that can be drawn. */
  | { phase: 'failed'; fault: unknown | null };

/** `attempt` opens the file anew when it changes. */
export function usePdf(materialId: string, byteSize: number, attempt: number): PdfState {
  const [state, setState] = useState<PdfState>({ phase: 'opening' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to open again.
  useEffect(() => {
    let left = false;
    const become = (next: PdfState) => {
      if (!left) setState(next);
    };
    become({ phase: 'opening' });
    const opening = openPdf({
      byteSize,
      maxPiece,
      read: ({ from, to }, signal) => client.reader.bytes({ materialId, from, to }, { signal }),
      onFail: (fault) => become({ phase: 'failed', fault }),
      onPassword: (answer, wrong) => {
        const unlock = (password: string) => {
          become({ phase: 'opening' });
          answer(password);
        };
        become({ phase: 'locked', wrong, unlock });
      },
    });
    opening.pdf.then(
      (pdf) => become({ phase: 'open', pdf }),
      () => setState((now) => (left || now.phase === 'failed' ? now : { phase: 'failed', fault: null })),
    );
    return () => {
      left = true;
      opening.close();
    };
  }, [materialId, byteSize, attempt]);
  return state;
}
