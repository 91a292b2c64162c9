import { describe, expect, it } from 'vitest';
import { createKeychain, type Keytar, loadKeytar } from '#host/keychain.ts';
import { createSecrets } from '#host/secrets.ts';
import { recordLog } from '../main/fakes.ts';

/** A keychain in memory, with the ways of keytar. */
function fakeKeytar(): Keytar & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: async (service, account) => entries.get(`${service}/${account}`) ?? null,
    async setPassword(service, account, password) {
      entries.set(`${service}/${account}`, password);
    },
    deletePassword: async (service, account) => entries.delete(`${service}/${account}`),
  };
}

/** As the Secret Service answers when nobody offers it. */
const serviceMissing = () =>
  Promise.reject(new Error('The name org.freedesktop.secrets was not provided by any .service files'));

describe('the keychain', () => {
  it('keeps keys under the app’s name', async () => {
    const keytar = fakeKeytar();
    const keychain = createKeychain(async () => keytar);
    expect(await keychain.works()).toBe(true);
    await keychain.set('openai', 'sk-1');
    expect([...keytar.entries]).toEqual([['Lectern/openai', 'sk-1']]);
    expect(await keychain.get('openai')).toBe('sk-1');
    await keychain.remove('openai');
    expect(await keychain.get('openai')).toBeNull();
  });

  it('is not loaded before it is asked', async () => {
    let loads = 0;
    const keychain = createKeychain(async () => {
      loads += 1;
      return fakeKeytar();
    });
    expect(loads).toBe(0);
    await keychain.get('a');
    await keychain.get('b');
    expect(loads).toBe(1);
  });

  it.each([
    ['whose native part does not load', () => Promise.reject(new Error('libsecret-1.so.0: cannot open'))],
    [
      'whose service is missing',
      async () => ({
        getPassword: serviceMissing,
        setPassword: serviceMissing,
        deletePassword: serviceMissing,
      }),
    ],
  ])('%s leaves the key in memory', async (_what, load) => {
    const secrets = createSecrets([createKeychain(load)], recordLog());
    expect(await secrets.place()).toBe('session');
    expect(await secrets.set('openai', 'sk-1')).toBe('session');
    expect(await secrets.get('openai')).toEqual({ value: 'sk-1', place: 'session' });
    await secrets.remove('openai');
    expect(await secrets.get('openai')).toBeNull();
  });

  it('that does not answer is given up, and not asked again until it does', async () => {
    const answer = Promise.withResolvers<string | null>();
    let asked = 0;
    const keytar = {
      ...fakeKeytar(),
      getPassword: () => {
        asked += 1;
        return answer.promise;
      },
    };
    const keychain = createKeychain(async () => keytar, 1);
    await expect(keychain.get('openai')).rejects.toThrow('in time');
    await expect(keychain.get('openai')).rejects.toThrow('An earlier call');
    expect(asked).toBe(1);
    answer.resolve('sk-1');
    await answer.promise;
    await Promise.resolve();
    expect(await keychain.get('openai')).toBe('sk-1');
  });
});

describe('the real keychain of this computer', () => {
  it('answers or says that it cannot, within its time, and takes nobody down', async () => {
    const keychain = createKeychain(loadKeytar);
    const works = await keychain.works().catch((error: Error) => error);
    expect(works === true || works instanceof Error).toBe(true);
  });
});
