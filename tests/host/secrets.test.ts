import { describe, expect, it } from 'vitest';
import { createSecrets, type Vault } from '#host/secrets.ts';
import { recordLog } from '../main/fakes.ts';

type Mood = 'well' | 'absent' | 'full';

/** A vault that works, is not there, or takes nothing in. */
function vaultOf(place: Vault['place'], mood: { now: Mood }) {
  const values = new Map<string, string>();
  const present = async () => {
    if (mood.now === 'absent') throw new Error(`nobody answers for ${[...values].join()}`);
  };
  const vault: Vault = {
    place,
    works: async () => mood.now !== 'absent',
    async get(name) {
      await present();
      return values.get(name) ?? null;
    },
    async set(name, value) {
      await present();
      if (mood.now === 'full') throw new Error(`no room for ${value}`);
      values.set(name, value);
    },
    async remove(name) {
      await present();
      if (mood.now === 'full') throw new Error('stuck');
      values.delete(name);
    },
  };
  return { vault, values, mood };
}

function setUp(keychainIs: Mood, fileIs: Mood) {
  const keychain = vaultOf('keychain', { now: keychainIs });
  const file = vaultOf('encrypted', { now: fileIs });
  const log = recordLog();
  const again = () => createSecrets([keychain.vault, file.vault], log);
  return { keychain, file, log, secrets: again(), again };
}

describe('a key', () => {
  it.each([
    ['well', 'well', 'keychain'],
    ['absent', 'well', 'encrypted'],
    ['full', 'well', 'encrypted'],
    ['absent', 'absent', 'session'],
    ['full', 'full', 'session'],
  ] as const)('with the keychain %s and the file %s is kept in: %s', async (keychain, file, place) => {
    const { secrets } = setUp(keychain, file);
    expect(await secrets.set('openai', 'sk-1')).toBe(place);
    expect(await secrets.get('openai')).toEqual({ value: 'sk-1', place });
  });

  it.each([
    ['well', 'well', 'keychain'],
    ['absent', 'well', 'encrypted'],
    ['absent', 'absent', 'session'],
  ] as const)('would, with the keychain %s and the file %s, go to: %s', async (keychain, file, place) => {
    expect(await setUp(keychain, file).secrets.place()).toBe(place);
  });

  it('kept for this run only is gone in the next', async () => {
    const { secrets, again } = setUp('absent', 'absent');
    await secrets.set('openai', 'sk-1');
    expect(await again().get('openai')).toBeNull();
  });

  it('moves up when the keychain has come back', async () => {
    const { secrets, keychain, file, again } = setUp('absent', 'well');
    await secrets.set('openai', 'sk-1');
    keychain.mood.now = 'well';
    expect(await again().get('openai')).toEqual({ value: 'sk-1', place: 'encrypted' });
    expect(await secrets.set('openai', 'sk-2')).toBe('keychain');
    expect([...file.values]).toEqual([]);
  });

  it('stored last is the one that holds, also when an older one is stuck in the keychain', async () => {
    const { secrets, keychain } = setUp('well', 'absent');
    await secrets.set('openai', 'sk-old');
    keychain.mood.now = 'full';
    expect(await secrets.set('openai', 'sk-new')).toBe('session');
    expect(await secrets.get('openai')).toEqual({ value: 'sk-new', place: 'session' });
  });

  it('that is removed is gone from everywhere', async () => {
    const { secrets, keychain, file } = setUp('well', 'well');
    keychain.values.set('openai', 'a');
    file.values.set('openai', 'b');
    await secrets.remove('openai');
    expect(await secrets.get('openai')).toBeNull();
    expect([...keychain.values, ...file.values]).toEqual([]);
  });

  it('that cannot be removed is said to be there still', async () => {
    const { secrets, keychain } = setUp('well', 'absent');
    await secrets.set('openai', 'sk-1');
    keychain.mood.now = 'full';
    await expect(secrets.remove('openai')).rejects.toThrow('still in the keychain');
  });

  it('is removed without complaint where no vault works', async () => {
    const { secrets } = setUp('absent', 'absent');
    await secrets.set('openai', 'sk-1');
    await secrets.remove('openai');
    expect(await secrets.get('openai')).toBeNull();
  });

  it('is never logged, nor is what a vault says about it', async () => {
    const { secrets, log, keychain } = setUp('full', 'full');
    await secrets.set('openai', 'sk-secret');
    keychain.values.set('openai', 'sk-secret');
    keychain.mood.now = 'absent';
    await secrets.get('openai');
    expect(log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(log.lines)).not.toContain('sk-secret');
  });
});
