// The model folder that ships: whole, as described, and saying whose text it was learnt from.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import { firstDisagreement } from '../../../scripts/embedder/agreement.ts';
import { createTokenizer } from '../../../scripts/embedder/tokenizer.ts';
import { projectDir } from '../../support/start-app.ts';

const folder = join(projectDir, 'resources', 'models', 'lectern-en-256');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const described = JSON.parse(read('lectern.json'));

test('every file is the one lectern.json describes', () => {
  expect(described.files).toHaveLength(4);
  for (const { path, bytes, sha256 } of described.files) {
    const content = readFileSync(join(folder, path));
    expect(content.length, path).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
  }
});

test('it loads without a network and knows a paraphrase from another subject', async () => {
  env.allowRemoteModels = false;
  const embed = await pipeline('feature-extraction', folder, { dtype: 'q8' });
  const vector = async (text: string) => {
    const { data } = await embed(text, { pooling: 'mean', normalize: true });
    return data as Float32Array;
  };
  const asked = await vector('how plants make food from sunlight');
  expect(asked).toHaveLength(described.dim);
  const likeness = async (text: string) => {
    const other = await vector(text);
    return asked.reduce((sum, x, d) => sum + x * other[d]!, 0);
  };
  const answer = await likeness(
    'Photosynthesis turns carbon dioxide and water into glucose inside the leaf.',
  );
  expect(answer).toBeGreaterThan(await likeness('The court struck down the law as unconstitutional.'));
});

test('empty text is a unit vector', async () => {
  env.allowRemoteModels = false;
  const embed = await pipeline('feature-extraction', folder, { dtype: 'q8' });
  const { data } = await embed('', { pooling: 'mean', normalize: true });
  expect(Math.hypot(...(data as Float32Array))).toBeCloseTo(1, 5);
});

test('both tokenizers cut our own documentation alike', async () => {
  const { model } = JSON.parse(read('tokenizer.json'));
  const ids = Object.entries(model.vocab as Record<string, number>).sort(([, a], [, b]) => a - b);
  const own = createTokenizer(ids.map(([piece]) => piece));
  const texts = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/data.md'].flatMap((path) =>
    readFileSync(join(projectDir, path), 'utf8').split('\n'),
  );
  expect(await firstDisagreement(folder, own, texts)).toBeNull();
});

test('the attribution names all 18 repositories with their commit and licence, and the card lists every title', () => {
  const rows = read('ATTRIBUTION.md')
    .split('\n')
    .filter((line) => line.includes('openstax/osbooks-'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows).toHaveLength(18);
  for (const [, titles, , commit, licence] of rows) {
    expect(commit).toMatch(/^`[0-9a-f]{40}`$/);
    expect(licence).toBe('CC BY 4.0');
    for (const title of titles!.split('; ')) expect(read('MODEL_CARD.md')).toContain(title);
  }
  expect(read('ATTRIBUTION.md')).toContain('© OpenStax, Rice University, and contributors');
  expect(read('ATTRIBUTION.md')).toContain('not endorsed by OpenStax');
});
