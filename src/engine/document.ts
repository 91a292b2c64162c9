// The one shape both kinds of document have for the rest of the engine, and the faults opening one may raise.
import type { DocumentInfo, ExtractedPage } from '#contract/engine.ts';
import type { FaultCode } from '#contract/faults.ts';

/** An open document. Pages are 1-based; `page` never rejects: a page that cannot be read has kind "failed". */
export interface EngineDocument {
  info: Omit<DocumentInfo, 'handle'>;
  page(number: number): Promise<ExtractedPage>;
  /** Frees the memory; safe to call more than once. */
  close(): Promise<void>;
}

/** Why a document could not be opened, as the fault that will cross the boundary. */
export class OpenFault extends Error {
  readonly code: Extract<FaultCode, 'FILE_UNREADABLE' | 'FILE_LOCKED' | 'FILE_EMPTY' | 'NOT_FOUND'>;
  readonly reason: string | undefined;

  constructor(code: OpenFault['code'], reason?: string) {
    super(reason === undefined ? code : `${code}: ${reason}`);
    this.name = 'OpenFault';
    this.code = code;
    this.reason = reason;
  }
}

/** A page without text. */
export function blankPage(
  page: number,
  kind: Exclude<ExtractedPage['kind'], 'text'>,
  size: { width: number; height: number } = { width: 0, height: 0 },
  error: string | null = null,
): ExtractedPage {
  return { page, kind, text: '', ...size, runs: [], headings: [], error };
}
