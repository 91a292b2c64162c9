// What the numbers of meaning search come to, in words a student can rely on.
import { describe, expect, it } from 'vitest';
import type { EmbedderInfo, EmbeddingStatus } from '#contract/embedding.ts';
import { standingOf } from '#renderer/features/embedding/standing.ts';

function model(state: EmbedderInfo['state']): EmbedderInfo {
  const facts = { dim: 384, bytes: 1, languages: ['en'], licence: 'MIT', digest: 'd' };
  return { id: state, name: `The ${state} one`, source: 'folder', ...facts, state };
}

const status: EmbeddingStatus = {
  mode: 'hybrid',
  models: [model('active')],
  offers: [],
  passages: 1000,
  embedded: 640,
  paused: false,
  pauseOnBattery: true,
  onBattery: false,
  problem: null,
  weakLanguages: [],
  mirror: null,
};

describe('the share read for meaning', () => {
  it.each([
    [640, 1000, 64],
    [999, 1000, 99],
    [9999, 10_000, 99],
    [1000, 1000, 100],
    [1200, 1000, 100],
    [0, 0, 100],
  ])('%i of %i passages is %i %%', (embedded, passages, share) => {
    expect(standingOf({ ...status, embedded, passages }).share).toBe(share);
  });
});

describe('the state', () => {
  it.each<[string, Partial<EmbeddingStatus>, string]>([
    ['is words without a model', { models: [] }, 'words'],
    ['is words with a damaged one only', { models: [model('damaged')] }, 'words'],
    ['is nothing without passages', { passages: 0, embedded: 0 }, 'nothing'],
    ['is done when all is read, also while paused', { embedded: 1000, paused: true }, 'done'],
    ['is paused when the student said so', { paused: true }, 'paused'],
    ['is battery only when battery is to be spared', { onBattery: true }, 'battery'],
    ['goes on when battery is not to be spared', { onBattery: true, pauseOnBattery: false }, 'working'],
    ['is working while the active model reads', {}, 'working'],
    ['is building while another one reads', { models: [model('active'), model('building')] }, 'building'],
  ])('%s', (_name, change, state) => {
    expect(standingOf({ ...status, ...change }).state).toBe(state);
  });
});
