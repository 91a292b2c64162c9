// Whether text would leave this computer, as the settings screen says it.
import { describe, expect, it } from 'vitest';
import type { ModelsStatus } from '#contract/models.ts';
import { chosenOf, hostOf, isThisComputer } from '#renderer/features/models/chosen.ts';

const status: ModelsStatus = {
  provider: 'ollama',
  answering: 'local',
  heldBack: null,
  ollama: {
    state: { state: 'ready', model: 'llama3.2:3b' },
    address: null,
    resolvedAddress: 'http://127.0.0.1:11434',
    version: '0.13.2',
    model: 'llama3.2:3b',
    quizModel: null,
    isCloud: false,
    contextTokens: 4096,
  },
  openai: {
    baseUrl: 'https://api.example.org/v1',
    model: 'small',
    quizModel: null,
    key: 'keychain',
    keyWouldGo: 'keychain',
    isLocal: false,
  },
  consents: [],
};

describe('the chosen model', () => {
  it('is nobody without a provider', () => {
    expect(chosenOf({ ...status, provider: null })).toBeNull();
  });

  it('stays here with Ollama on this computer, unless Ollama runs it elsewhere', () => {
    expect(chosenOf(status)).toMatchObject({ model: 'llama3.2:3b', isHere: true, leaves: false });
    const cloud = { ...status, ollama: { ...status.ollama, isCloud: true } };
    expect(chosenOf(cloud)).toMatchObject({ isHere: true, leaves: true });
  });

  it('leaves with a service, unless its address is this computer', () => {
    const service = { ...status, provider: 'openai' as const };
    expect(chosenOf(service)).toMatchObject({ host: 'api.example.org', isHere: false, leaves: true });
    expect(chosenOf({ ...service, openai: { ...status.openai, isLocal: true } })?.leaves).toBe(false);
  });
});

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:11434', true],
    ['http://localhost:1234/v1', true],
    ['http://[::1]:11434', true],
    ['http://192.168.1.20:11434', false],
    ['https://127.example.org', false],
    ['nonsense', false],
  ])('%s is this computer: %j', (address, isHere) => {
    expect(isThisComputer(address)).toBe(isHere);
  });

  it('is shown by its host, and as it is when it is none', () => {
    expect(hostOf('https://api.example.org:8443/v1')).toBe('api.example.org:8443');
    expect(hostOf('nonsense')).toBe('nonsense');
  });
});
