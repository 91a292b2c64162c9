// The training of the built-in model, on a little text of our own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { expect, onTestFinished, test } from 'vitest';
import { firstDisagreement } from '../../../scripts/embedder/agreement.ts';
import { learnModel } from '../../../scripts/embedder/learn-model.ts';
import { writeModel } from '../../../scripts/embedder/write-model.ts';
import { small, smallBook, use } from './small-book.ts';

const silent = () => {};

test('the same text and seed give the same model, byte for byte', () => {
  const first = learnModel(smallBook, small, silent);
  const second = learnModel(smallBook, small, silent);
  expect(second.tokenizer.vocabulary).toEqual(first.tokenizer.vocabulary);
  expect(Buffer.from(second.table.rows.buffer).equals(Buffer.from(first.table.rows.buffer))).toBe(true);
  expect(second.table.scales).toEqual(first.table.scales);
});

test('another seed gives another model', () => {
  const first = learnModel(smallBook, small, silent);
  const second = learnModel(smallBook, { ...small, seed: small.seed + 1 }, silent);
  expect(Buffer.from(second.table.rows.buffer).equals(Buffer.from(first.table.rows.buffer))).toBe(false);
});

test('fitting brings a definition nearer to the paragraph that introduces its term than the start did', () => {
  const started = learnModel(smallBook, { ...small, steps: 0 }, silent);
  const fitted = learnModel(smallBook, { ...small, steps: 60 }, silent);
  const [asked, answer, other] = [
    'the making of sugar out of light by plants',
    smallBook[0]!.blocks[0]!.t,
    smallBook[1]!.blocks[0]!.t,
  ] as const;
  const lead = (learnt: typeof fitted) => cosine(learnt, asked, answer) - cosine(learnt, asked, other);
  expect(lead(fitted)).toBeGreaterThan(lead(started));
});

test('a written model loads, gives unit vectors also for nothing, and cuts text as training did', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const learnt = learnModel(smallBook, small, silent);
  writeModel(folder, learnt, use, {});

  env.allowRemoteModels = false;
  const embed = await pipeline('feature-extraction', folder, { dtype: 'q8' });
  const long = 'light and sugar '.repeat(5_000);
  for (const text of ['Plants make sugar.', '', '\u{1F600} 漢字', long]) {
    const { data } = await embed(text, { pooling: 'mean', normalize: true });
    expect(data).toHaveLength(small.dim);
    expect(Math.hypot(...(data as Float32Array))).toBeCloseTo(1, 5);
  }
  const { data } = await embed('Plants make sugar.', { pooling: 'mean', normalize: true });
  const ours = vectorOf(learnt, 'Plants make sugar.');
  expect(ours.reduce((sum, x, d) => sum + x * (data as Float32Array)[d]!, 0)).toBeGreaterThan(0.9999);
  expect(await firstDisagreement(folder, learnt.tokenizer, awkward)).toBeNull();
});

const awkward = [
  'Photosynthesis, re-read: “light” → sugar (C6H12O6)… isn’t it?',
  'ÉCOLE naïve Ångström ﬁne ½ x² İstanbul ß ΑΣ',
  'tab\tnew\nline\u00a0space\u0085next\u200bzero\u00adsoft\ufffd\u0000',
  '漢字とかな 한국어 ไทย العربية हिन्दी',
  '\u{1F600}\ud800 alone \u{1D400}',
  `${'long'.repeat(40)} a`,
  '$5.00 + 3^2 = `code` ~tilde~ |pipe| <tag>',
  '',
  '   ',
];

type Learnt = ReturnType<typeof learnModel>;

function vectorOf({ tokenizer, table: { rows, scales, dim } }: Learnt, text: string): number[] {
  const sums = new Array<number>(dim).fill(0);
  for (const id of tokenizer.encode(text)) {
    for (let d = 0; d < dim; d += 1) sums[d]! += rows[id * dim + d]! * scales[id]!;
  }
  const length = Math.hypot(...sums);
  return sums.map((x) => x / length);
}

function cosine(learnt: Learnt, a: string, b: string): number {
  const other = vectorOf(learnt, b);
  return vectorOf(learnt, a).reduce((sum, x, d) => sum + x * other[d]!, 0);
}
