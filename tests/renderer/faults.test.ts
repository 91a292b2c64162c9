// Every failure has words: one sentence, a cause, one button, in every language file.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '#contract/faults.ts';
import { faultFromCode, faultOf, faultPlace, faultWords } from '#renderer/lib/faults.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import { NoAnswerError } from '#renderer/lib/transport.ts';

const messages = fileURLToPath(new URL('../../src/renderer/messages/', import.meta.url));
const languages = readdirSync(messages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(languages)('fault words in %s', (language) => {
  const table = JSON.parse(readFileSync(`${messages}${language}/faults.json`, 'utf8')) as Record<
    string,
    Record<string, string>
  >;

  it.each(faultCodes)('has a sentence, a cause and a button for %s', (code) => {
    const words = table[code];
    expect(words?.title).toMatch(/\S.*[.!?。]$/);
    expect(words?.cause).toMatch(/\S.*[.!?。]$/);
    expect(words?.action).toMatch(/^\S[^.]*$/);
  });

  it('has no words for codes that do not exist', () => {
    expect(Object.keys(table).sort()).toEqual([...faultCodes].sort());
  });
});

describe('reading a thrown error', () => {
  it('keeps code, parameters and reference of a declared fault', () => {
    const error = new ORPCError('FILE_TOO_LARGE', {
      data: { retryable: false, params: { limit: 2 }, ref: 'k3f9' },
    });
    expect(faultOf(error)).toEqual({
      code: 'FILE_TOO_LARGE',
      retryable: false,
      params: { limit: 2 },
      ref: 'k3f9',
    });
  });

  it('takes a call without an answer as OFFLINE and anything unknown as INTERNAL', () => {
    expect(faultOf(new NoAnswerError('out of time')).code).toBe('OFFLINE');
    expect(faultOf(new DOMException('stopped', 'AbortError')).code).toBe('OFFLINE');
    expect(faultOf(new TypeError('x is undefined')).code).toBe('INTERNAL');
    expect(faultOf('thrown text').code).toBe('INTERNAL');
    expect(faultOf(new ORPCError('SOMETHING_NEW')).code).toBe('INTERNAL');
  });

  it('reads a stored code', () => {
    expect(faultFromCode('FILE_UNREADABLE').code).toBe('FILE_UNREADABLE');
    expect(faultFromCode('no such code').code).toBe('INTERNAL');
  });

  it('puts the words of the language together', () => {
    const t = createI18n('en').getFixedT('en', 'faults');
    expect(faultWords(t, faultFromCode('STORAGE_FULL'))).toEqual({
      title: 'The disk is full.',
      cause: expect.any(String),
      action: 'Try again',
    });
  });

  it('says the cause by its reason where there are words for it, and by the code where there are none', () => {
    const t = createI18n('en').getFixedT('en', 'faults');
    const cause = (reason: string) =>
      faultWords(t, faultFromCode('EMBEDDER_UNUSABLE', { reason, file: 'model.onnx' })).cause;
    expect(cause('missing_file')).toContain('model.onnx is missing');
    expect(cause('no such reason')).toBe(faultWords(t, faultFromCode('EMBEDDER_UNUSABLE')).cause);
  });

  it('leads to the screen where the cause can be changed', () => {
    expect(faultPlace(faultFromCode('OFFLINE', { reason: 'never_connect' }))).toBe('/settings/network');
    expect(faultPlace(faultFromCode('OFFLINE'))).toBeNull();
    expect(faultPlace(faultFromCode('BUDGET_SPENT'))).toBe('/settings/usage');
  });
});
