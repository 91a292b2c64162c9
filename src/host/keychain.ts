// The system's keychain: Keychain, Credential Manager or the Secret Service. Its native part is loaded on first use,
// because on a Linux without libsecret loading it throws, and most students never have a key to keep.
import type { Vault } from './secrets.ts';
import { createTimeLimit } from './time-limit.ts';

/** What is used of keytar. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** Under this name the student finds the keys in the system's own window. */
const service = 'Lectern';
/** Long enough for a keychain that wakes up, short enough for somebody who waits; one that asks its owner may be later. */
const patienceMs = 5_000;

export async function loadKeytar(): Promise<Keytar> {
  return (await import('@github/keytar')).default;
}

export function createKeychain(load: () => Promise<Keytar> = loadKeytar, limitMs = patienceMs): Vault {
  const within = createTimeLimit(limitMs);
  let loading: Promise<Keytar> | undefined;
  const keytar = () => {
    loading ??= load();
    return loading;
  };
  const ask = <T>(question: (chain: Keytar) => Promise<T>) => within(async () => question(await keytar()));
  let answered = false;
  return {
    place: 'keychain',
    async works() {
      // It cannot be asked how it is, only asked for something; nothing is ever stored under this name.
      if (!answered) await ask((chain) => chain.getPassword(service, 'is-anybody-there'));
      answered = true;
      return true;
    },
    get: (name) => ask((chain) => chain.getPassword(service, name)),
    set: (name, value) => ask((chain) => chain.setPassword(service, name, value)),
    async remove(name) {
      await ask((chain) => chain.deletePassword(service, name));
    },
  };
}
