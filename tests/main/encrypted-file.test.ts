import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEncryptedFile } from '#main/encrypted-file.ts';
import { as } from './fakes.ts';

/** Encrypts by turning the bytes round: enough to tell it from plain text. */
function setUp({ backend = 'gnome_libsecret', platform = 'linux' as NodeJS.Platform, rotated = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'keys.json');
  let available = true;
  let encryptions = 0;
  const safeStorage = {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    async encryptStringAsync(text: string) {
      encryptions += 1;
      return Buffer.from(text).reverse();
    },
    decryptStringAsync: async (encrypted: Buffer) => ({
      result: Buffer.from(encrypted).reverse().toString(),
      shouldReEncrypt: rotated,
    }),
  };
  const open = () => createEncryptedFile({ safeStorage: as(safeStorage), platform, path, limitMs: 1_000 });
  return {
    path,
    open,
    vault: open(),
    encryptions: () => encryptions,
    lose() {
      available = false;
    },
  };
}

describe('the encrypted file', () => {
  it('gives a key back in a later run, and holds it in no readable form', async () => {
    const { vault, open, path } = setUp();
    await vault.set('openai', 'sk-1');
    await vault.set('other', 'sk-2');
    expect(await open().get('openai')).toBe('sk-1');
    expect(readFileSync(path, 'utf8')).not.toContain('sk-1');
    await vault.remove('openai');
    expect(await open().get('openai')).toBeNull();
    expect(await open().get('other')).toBe('sk-2');
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const { vault, path } = setUp();
    await vault.set('openai', 'sk-1');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['linux', 'basic_text', false],
    ['linux', 'unknown', false],
    ['linux', 'kwallet6', true],
    ['darwin', 'basic_text', true],
    ['win32', 'basic_text', true],
  ] as const)('on %s with the backend %s may be used: %s', async (platform, backend, expected) => {
    expect(await setUp({ platform, backend }).vault.works()).toBe(expected);
  });

  it('is not used where the system cannot encrypt', async () => {
    const { vault, lose } = setUp();
    await vault.set('openai', 'sk-1');
    lose();
    expect(await vault.works()).toBe(false);
    expect(await vault.get('openai')).toBeNull();
  });

  it('is written anew when the system’s key has changed', async () => {
    const { vault, encryptions } = setUp({ rotated: true });
    await vault.set('openai', 'sk-1');
    expect(await vault.get('openai')).toBe('sk-1');
    expect(encryptions()).toBe(2);
  });

  it('that is damaged holds nothing and can be written again', async () => {
    const { vault, path } = setUp();
    writeFileSync(path, '{"openai":');
    expect(await vault.get('openai')).toBeNull();
    await vault.set('openai', 'sk-1');
    expect(await vault.get('openai')).toBe('sk-1');
  });
});
