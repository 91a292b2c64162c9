// What tests of meaning search share: models made of the one that ships, an engine that counts, waits and dies, and ways to
// send a folder in.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { EmbeddingStatus } from '#contract/embedding.ts';
import { fault } from '#core/faults.ts';
import type { Engine } from '#core/ports.ts';
import { createInProcessEngine } from '../../support/in-process-engine.ts';
import {
  type Client,
  projectDir,
  type StartOptions,
  startApp,
  type TestApp,
} from '../../support/start-app.ts';

export const builtIn = join(projectDir, 'resources', 'models', 'lectern-en-256');

/** Names of the files that make a model. */
export const modelFiles = [
  'config.json',
  'tokenizer_config.json',
  'tokenizer.json',
  'onnx/model_quantized.onnx',
];

export type Files = Record<string, Buffer>;

/** The files of the model that ships, without its description, which makes it somebody else's. */
export function filesOfModel(): Files {
  return Object.fromEntries(modelFiles.map((file) => [file, readFileSync(join(builtIn, file))]));
}

export function without(files: Files, name: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));
}

export interface CountingEngine extends Engine {
  /** Texts embedded so far, by the folder of the model. */
  embedded: Map<string, number>;
  /** Loading fails as it does when the process dies. */
  dies: boolean;
  /** Waited for before texts are embedded by the model of this folder. */
  gate(folder: string): Promise<void> | undefined;
}

export function createCountingEngine(): CountingEngine {
  const engine = createInProcessEngine();
  const counting: CountingEngine = {
    ...engine,
    embedded: new Map(),
    dies: false,
    gate: () => undefined,
    client: new Proxy(engine.client, {
      get(client, name: keyof Engine['client']) {
        if (name === 'loadEmbedder' && counting.dies) return () => Promise.reject(fault('ENGINE_LOST'));
        if (name !== 'embed') return client[name];
        const embed: Engine['client']['embed'] = async (input, options) => {
          await counting.gate(input.folder);
          const answer = await client.embed(input, options);
          const before = counting.embedded.get(input.folder) ?? 0;
          counting.embedded.set(input.folder, before + input.texts.length);
          return answer;
        };
        return embed;
      },
    }),
  };
  return counting;
}

/** With the models that are there, as in the app, instead of none. */
export function startWithModels(options: StartOptions = {}): Promise<TestApp> {
  return startApp({ ...options, ports: { embedder: undefined, ...options.ports } });
}

/** Asks again until it is so. */
export async function statusUntil(
  client: Client,
  isSo: (status: EmbeddingStatus) => boolean,
): Promise<EmbeddingStatus> {
  for (;;) {
    const status = await client.embedding.status();
    if (isSo(status)) return status;
    await new Promise(setImmediate);
  }
}

/** Asks again until meaning counts. */
export async function hybrid(client: Client, text: string) {
  for (;;) {
    const found = await client.search.query({ text });
    if (found.mode === 'hybrid') return found;
    await new Promise(setImmediate);
  }
}

export async function begin(client: Client, name: string, files: Files): Promise<string> {
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  const { addingId } = await client.embedding.beginAdding({ name, bytes });
  return addingId;
}

/** Sends the files as the face does; a zip is the file "". */
export async function send(client: Client, name: string, files: Files, partBytes = 1 << 20) {
  const addingId = await begin(client, name, files);
  for (const [path, bytes] of Object.entries(files)) {
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += partBytes) {
      const part = new File([Uint8Array.from(bytes.subarray(offset, offset + partBytes))], 'part');
      await client.embedding.addPart({ addingId, path, offset, part });
    }
  }
  return addingId;
}

export async function add(client: Client, name: string, files: Files): Promise<EmbeddingStatus> {
  return client.embedding.finishAdding({ addingId: await send(client, name, files) });
}

/** Everything in the models folder, with forward slashes. */
export function onDisk({ dataDir }: Pick<TestApp, 'dataDir'>): string[] {
  const models = join(dataDir, 'models');
  return readdirSync(models, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(models, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

export function descriptionOf({ dataDir }: Pick<TestApp, 'dataDir'>, id: string) {
  const folder = readdirSync(join(dataDir, 'models')).find((name) => name.startsWith(id));
  return JSON.parse(readFileSync(join(dataDir, 'models', folder ?? '', 'lectern.json'), 'utf8'));
}
