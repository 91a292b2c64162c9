// Models that can be fetched when the student asks for it. Which ones, and what they want, is decided here and not by
// the hub, so that nothing is asked of it beforehand.

import { e5Weight } from './describe.ts';
import type { Description } from './description.ts';

/** `told` outweighs what could be read from the files. */
export interface Offered {
  id: string;
  repository: string;
  dim: number;
  /** For people to decide by; what is counted on the way comes from the hub. */
  bytes: number;
  files: string[];
  told: Omit<Description, 'dim' | 'files' | 'licence' | 'source'> & { licence: string; source: 'download' };
}

export const hubAddress = 'https://huggingface.co';

const files = ['config.json', 'tokenizer_config.json', 'tokenizer.json', 'onnx/model_quantized.onnx'];

/** Of the hundred or so languages it was trained on, those with most text. */
const e5Languages = (
  'af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id is it ja jv ' +
  'ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my ne nl no om or pa pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta ' +
  'te th tl tr ug uk ur uz vi xh yi zh'
).split(' ');

export const offered: readonly Offered[] = [
  {
    id: 'multilingual-e5-small',
    repository: 'Xenova/multilingual-e5-small',
    dim: 384,
    bytes: 135_400_000,
    files,
    told: {
      id: 'multilingual-e5-small',
      name: 'Multilingual E5 Small',
      source: 'download',
      languages: e5Languages,
      licence: 'MIT',
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
      pooling: 'mean',
      likenessWeight: e5Weight,
      maxCutShare: 1,
    },
  },
  {
    id: 'all-minilm-l6-v2',
    repository: 'Xenova/all-MiniLM-L6-v2',
    dim: 384,
    bytes: 23_700_000,
    files,
    told: {
      id: 'all-minilm-l6-v2',
      name: 'all-MiniLM-L6-v2',
      source: 'download',
      languages: ['en'],
      licence: 'Apache-2.0',
      queryPrefix: '',
      passagePrefix: '',
      pooling: 'mean',
      likenessWeight: 2,
      maxCutShare: 1,
    },
  },
];
