// Where keys live: in the best vault that works, else in this run's memory and nowhere else. Never in plain text on the
// disk, never in the database, and never in the log, which learns only which vault failed at what.
import type { Log, Secrets } from '#core/ports.ts';

/** A place that outlives the run. Whatever it cannot do, it rejects. */
export interface Vault {
  place: 'keychain' | 'encrypted';
  works(): Promise<boolean>;
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** @param vaults best first */
export function createSecrets(vaults: readonly Vault[], log: Log): Secrets {
  const session = new Map<string, string>();

  async function attempt<T, F>(vault: Vault, doing: string, otherwise: F, act: () => Promise<T>) {
    try {
      return await act();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      log.write('warn', 'secrets.vault-failed', { place: vault.place, doing, name });
      return otherwise;
    }
  }

  const works = (vault: Vault) => attempt(vault, 'works', false, () => vault.works());

  /** True when it is certain that the vault no longer holds it. */
  const removeFrom = async (vault: Vault, name: string) =>
    attempt(vault, 'remove', false, async () => {
      await vault.remove(name);
      return true;
    });

  return {
    async place() {
      for (const vault of vaults) if (await works(vault)) return vault.place;
      return 'session';
    },

    async get(name) {
      // What was stored last in this run holds, whatever an older run left in a vault that would not take it.
      const value = session.get(name);
      if (value !== undefined) return { value, place: 'session' };
      for (const vault of vaults) {
        const kept = await attempt(vault, 'get', null, () => vault.get(name));
        if (kept !== null) return { value: kept, place: vault.place };
      }
      return null;
    },

    async set(name, value) {
      for (const vault of vaults) {
        if (!(await works(vault))) continue;
        const stored = await attempt(vault, 'set', false, async () => {
          await vault.set(name, value);
          return true;
        });
        if (!stored) continue;
        session.delete(name);
        for (const other of vaults) if (other !== vault) await removeFrom(other, name);
        return vault.place;
      }
      session.set(name, value);
      return 'session';
    },

    async remove(name) {
      session.delete(name);
      for (const vault of vaults) {
        const removed = await removeFrom(vault, name);
        // A vault that works and does not let go is told; one that was never there held nothing.
        if (!removed && (await works(vault))) throw new Error(`A key is still in the ${vault.place}`);
      }
    },
  };
}
