// The wanted provider in the terms the screens speak of: which model, where, and whether text leaves this computer.
import type { ModelsStatus, Provider } from '#contract/models.ts';

export interface Chosen {
  provider: Provider;
  model: string | null;
  /** Host and port of the address. */
  host: string;
  /** The address is this very computer. */
  isHere: boolean;
  /** Text leaves for somebody else's computer. */
  leaves: boolean;
}

/** The provider that is wanted, with what the screen says about it. */
export function chosenOf(status: ModelsStatus): Chosen | null {
  const { provider, ollama, openai } = status;
  if (provider === null) return null;
  const address = provider === 'ollama' ? ollama.resolvedAddress : openai.baseUrl;
  const { model } = provider === 'ollama' ? ollama : openai;
  const leaves = provider === 'ollama' ? ollama.isCloud : !openai.isLocal;
  return { provider, model, host: hostOf(address), isHere: isThisComputer(address), leaves };
}

/** "127.0.0.1:11434"; the address itself when it is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

export function isThisComputer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(address).hostname);
}
