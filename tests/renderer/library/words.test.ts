// What the library says about a file: its state, its pages and its language.
import { describe, expect, it } from 'vitest';
import type { Material } from '#contract/library.ts';
import { languageName } from '#renderer/features/library/language-name.ts';
import { pageSummary } from '#renderer/features/library/page-summary.tsx';
import { canOpen, hasText, standingOf } from '#renderer/features/library/status.ts';
import { createFormat } from '#renderer/lib/format.ts';
import { createI18n } from '#renderer/lib/i18n.ts';

const ready: Material = {
  id: '1',
  title: 'A',
  fileName: 'a.pdf',
  contentType: 'application/pdf',
  byteSize: 1,
  status: 'ready',
  paused: false,
  errorCode: null,
  errorParams: null,
  pageCount: 190,
  pagesDone: 190,
  readablePages: 190,
  unreadable: { text: [], image_only: [], garbled: [], empty: [], encrypted: [], failed: [] },
  language: null,
  subjectId: null,
  topicId: null,
  addressesAi: false,
  neverSend: false,
  uploadedAt: 0,
  deletedAt: null,
};
const t = createI18n('en').getFixedT('en', 'library');
const summary = (change: Partial<Material>) =>
  pageSummary({ ...ready, ...change }, t, createFormat('en')).join(' · ');

describe('the page summary', () => {
  it('accounts for every page that is not readable', () => {
    const unreadable = { ...ready.unreadable, image_only: [12, 13, 88] };
    expect(summary({ readablePages: 187, unreadable })).toBe(
      '187 of 190 pages readable · 3 scanned (12, 13, 88)',
    );
  });

  it('names each reason on its own', () => {
    const unreadable = { ...ready.unreadable, garbled: [4], failed: [5, 6, 7] };
    expect(summary({ readablePages: 186, unreadable })).toBe(
      '186 of 190 pages readable · 1 garbled (4) · 3 could not be read (5–7)',
    );
  });

  it('is short when all is well', () => {
    expect(summary({})).toBe('190 pages');
    expect(summary({ pageCount: 1, readablePages: 1 })).toBe('1 page');
  });

  it('calls the parts of a text file sections', () => {
    expect(summary({ contentType: 'text/markdown', pageCount: 3, readablePages: 3 })).toBe('3 sections');
  });

  it('says nothing before the file was opened', () => {
    expect(summary({ pageCount: null })).toBe('');
  });
});

describe('the standing of a file', () => {
  it.each<[Partial<Material>, object]>([
    [
      { status: 'extracting', pagesDone: 34 },
      { kind: 'working', done: 34, total: 190, phase: 'extracting' },
    ],
    [
      { status: 'extracting', paused: true, pagesDone: 3 },
      { kind: 'paused', done: 3, total: 190 },
    ],
    [{ status: 'needs_ocr' }, { kind: 'trouble', reason: 'needs_ocr', act: 'read' }],
    [{ status: 'locked' }, { kind: 'trouble', reason: 'locked', act: 'unlock' }],
    [{ status: 'cancelled' }, { kind: 'trouble', reason: 'cancelled', act: 'retry' }],
    [
      { status: 'failed', errorCode: 'ENGINE_LOST' },
      { kind: 'trouble', reason: 'failed', act: 'retry' },
    ],
    [
      { status: 'failed', errorCode: 'FILE_EMPTY' },
      { kind: 'trouble', reason: 'failed', act: 'remove' },
    ],
    [{ status: 'ready' }, { kind: 'ready' }],
  ])('%j', (change, expected) => {
    expect(standingOf({ ...ready, ...change })).toEqual(expected);
  });

  it('lets a PDF be opened before it was read, and a text file only after', () => {
    expect(canOpen({ ...ready, status: 'queued', pagesDone: 0 })).toBe(true);
    expect(canOpen({ ...ready, contentType: 'text/plain', status: 'queued', pagesDone: 0 })).toBe(false);
  });

  it('offers questions only where there is text', () => {
    expect(hasText({ ...ready, readablePages: 0 })).toBe(false);
  });
});

describe('the language', () => {
  it.each([
    ['eng', 'en', 'English'],
    ['deu', 'en', 'German'],
    ['cmn', 'en', 'Chinese'],
    ['zlm', 'en', 'Malay'],
    ['spa', 'de', 'Spanisch'],
    ['und', 'en', null],
    [null, 'en', null],
    ['not a code', 'en', null],
  ])('%s in %s is %s', (code, locale, name) => {
    expect(languageName(code, locale)).toBe(name);
  });
});
