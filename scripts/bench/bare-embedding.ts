// bare-embedding.ts FOLDER TEXTS: passages a second by transformers.js alone, one at a time.
import { readFileSync } from 'node:fs';
import { env, pipeline } from '@huggingface/transformers';

const [folder, file] = process.argv.slice(2) as [string, string];
const texts: string[] = JSON.parse(readFileSync(file, 'utf8'));
env.allowRemoteModels = false;
const embed = await pipeline('feature-extraction', folder, { dtype: 'q8' });
for (const text of texts.slice(0, 64)) await embed(text, { pooling: 'mean', normalize: true });
const start = performance.now();
for (const text of texts) await embed(text, { pooling: 'mean', normalize: true });
console.log(texts.length / ((performance.now() - start) / 1000));
