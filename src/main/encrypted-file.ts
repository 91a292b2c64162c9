// Keys where no keychain takes them: one file in the data folder, encrypted by the system through Electron. Where Electron
// would only scramble them with a password everybody knows (its "basic_text"), the file is not used at all.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SafeStorage } from 'electron';
import type { Vault } from '#host/secrets.ts';
import { createTimeLimit } from '#host/time-limit.ts';

/** macOS may ask the student first; the key waits in memory meanwhile. */
const patienceMs = 5_000;

export interface EncryptedFileParts {
  safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  platform: NodeJS.Platform;
  path: string;
  limitMs?: number;
}

/** Use after ready. */
export function createEncryptedFile(parts: EncryptedFileParts): Vault {
  const { safeStorage, platform, path, limitMs = patienceMs } = parts;
  const within = createTimeLimit(limitMs);

  const trusted = async () => {
    if (!(await within(() => safeStorage.isAsyncEncryptionAvailable()))) return false;
    // Only Linux has backends to choose from, and only there may the choice be no encryption.
    return (
      platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    );
  };

  async function store(name: string, value: string): Promise<void> {
    const encrypted = await within(() => safeStorage.encryptStringAsync(value));
    write({ ...read(), [name]: encrypted.toString('base64') });
  }

  return {
    place: 'encrypted',
    works: trusted,
    async get(name) {
      const kept = read()[name];
      if (kept === undefined || !(await trusted())) return null;
      const { result, shouldReEncrypt } = await within(() =>
        safeStorage.decryptStringAsync(Buffer.from(kept, 'base64')),
      );
      if (shouldReEncrypt) await store(name, result);
      return result;
    },
    set: store,
    async remove(name) {
      const { [name]: gone, ...rest } = read();
      if (gone !== undefined) write(rest);
    },
  };

  function read(): Record<string, string> {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      // Not there yet, or damaged: either way there is no key in it.
      return {};
    }
  }

  function write(entries: Record<string, string>): void {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.new`;
    writeFileSync(beside, JSON.stringify(entries), { mode: 0o600 });
    renameSync(beside, path);
  }
}
