// Which files of a folder make a model, and under which names the engine looks for them. Everything else a repository
// carries (weights for other libraries, other precisions) is not kept: it can be ten times the model.
import { fault } from '../faults.ts';

/** Without these no model is loaded, beside its weights. */
const required = ['config.json', 'tokenizer_config.json', 'tokenizer.json'];

/** What the licence asks to be passed on, and what people may want to read. */
const papers = /^(ATTRIBUTION|LICEN[CS]E|MODEL_CARD|NOTICE|README)(\.\w+)?$/i;

/** Int8 first: half the time of float32 and nearly the same ranking. */
const weights: { name: RegExp; kept: string }[] = [
  { name: /^(onnx\/)?model_quantized\.onnx$/, kept: 'onnx/model_quantized.onnx' },
  { name: /^(onnx\/)?model_(q?u?int8)(_\w+)?\.onnx$/, kept: 'onnx/model_quantized.onnx' },
  { name: /^(onnx\/)?model\.onnx$/, kept: 'onnx/model.onnx' },
];

export interface ModelParts {
  /** Folder the paths below are in, relative to what was looked at; "" for itself. */
  root: string;
  /** Files the vectors depend on, as they lie there. */
  files: string[];
  /** The file with the weights, as it lies there and as it is kept. */
  weights: { from: string; kept: string };
  /** Texts kept with the model. */
  papers: string[];
}

/** Whether a file can matter at all: what cannot is not even written to the disk. */
export function isOfUse(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /\.(json|onnx|txt)$/i.test(name) || papers.test(name);
}

/** A path that stays inside its folder on every system. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return !/[\\:*?"<>|\u0000-\u001f]/.test(path) && !parts.some((part) => /^\.{0,2}$/.test(part));
}

/** EMBEDDER_UNUSABLE: missing_file with its name, or not_a_model when nothing looks like one. */
export function partsOf(paths: readonly string[]): ModelParts {
  const root = rootOf(paths);
  const inside = paths.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
  const found = weights.flatMap(({ name, kept }) =>
    inside.filter((path) => name.test(path)).map((from) => ({ from, kept })),
  )[0];
  const missing = required.find((file) => !inside.includes(file));
  if (!found && missing && !inside.includes('config.json'))
    throw fault('EMBEDDER_UNUSABLE', { reason: 'not_a_model' });
  if (missing || !found)
    throw fault('EMBEDDER_UNUSABLE', { reason: 'missing_file', file: missing ?? 'onnx/model.onnx' });
  return {
    root,
    files: [...required, found.from],
    weights: found,
    papers: inside.filter((path) => papers.test(path)),
  };
}

/** Zips mostly hold one folder, and that folder the model. */
function rootOf(paths: readonly string[]): string {
  const roots = paths
    .filter((path) => /(^|\/)config\.json$/.test(path))
    .map((path) => path.slice(0, -'config.json'.length))
    .filter((root) => !root.endsWith('1_Pooling/'))
    .sort((a, b) => a.length - b.length);
  return roots[0] ?? '';
}
