// A model folder on its way to the core: every file in parts from its start, and nothing left behind when it is stopped.
import { describe, expect, it } from 'vitest';
import { type EmbeddingStatus, maxEmbedderBytes } from '#contract/embedding.ts';
import { folderPicked, zipPicked } from '#renderer/features/embedding/model-files.ts';
import {
  type AddingCalls,
  largestBytes,
  partBytes,
  sendModel,
} from '#renderer/features/embedding/send-model.ts';

/** Only the calls made are looked at; what the core answers is passed on unread. */
function recorder(refuse?: string) {
  const calls: string[] = [];
  const kept = {} as EmbeddingStatus;
  const answer =
    (name: string, describe: (input: never) => string, result: unknown) => async (input: never) => {
      calls.push(`${name} ${describe(input)}`.trim());
      if (refuse === name) throw new Error('refused');
      return result;
    };
  const core = {
    beginAdding: answer('begin', ({ name, bytes }: { name: string; bytes: number }) => `${name} ${bytes}`, {
      addingId: '1',
    }),
    addPart: answer(
      'part',
      ({ path, offset, part }: { path: string; offset: number; part: File }) =>
        `${path}@${offset}+${part.size}`,
      { receivedBytes: 0 },
    ),
    finishAdding: answer('finish', () => '', kept),
    abortAdding: answer('abort', () => '', undefined),
  } as unknown as AddingCalls;
  return { calls, core, kept };
}

function inFolder(path: string, size: number): File {
  const file = new File([new Uint8Array(size)], path.split('/').at(-1) ?? path);
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

describe('sending a model', () => {
  it('sends each file in parts from its start, an empty one too, and keeps what came of it', async () => {
    const { calls, core, kept } = recorder();
    const model = folderPicked([
      inFolder('mini/onnx/model.onnx', partBytes + 5),
      inFolder('mini/config.json', 7),
      inFolder('mini/empty.txt', 0),
    ]);
    let received: EmbeddingStatus | null = null;
    const events = [];
    const signal = new AbortController().signal;
    for await (const event of sendModel(core, model!, signal, (status) => (received = status)))
      events.push(event);
    expect(calls).toEqual([
      `begin mini ${partBytes + 12}`,
      `part onnx/model.onnx@0+${partBytes}`,
      `part onnx/model.onnx@${partBytes}+5`,
      'part config.json@0+7',
      'part empty.txt@0+0',
      'finish',
    ]);
    expect(events.at(-1)).toEqual({
      stage: 'checking',
      sentBytes: partBytes + 12,
      totalBytes: partBytes + 12,
    });
    expect(received).toBe(kept);
  });

  it('takes back what it began when a call fails', async () => {
    const { calls, core } = recorder('finish');
    const run = sendModel(core, zipPicked(inFolder('mini.zip', 3)), new AbortController().signal, () => {});
    await expect(
      (async () => {
        for await (const _ of run);
      })(),
    ).rejects.toThrow('refused');
    expect(calls).toEqual(['begin mini.zip 3', 'part @0+3', 'finish', 'abort']);
  });

  it('takes back what it began when nobody reads on', async () => {
    const { calls, core } = recorder();
    const model = zipPicked(inFolder('mini.zip', partBytes * 2));
    for await (const _ of sendModel(core, model, new AbortController().signal, () => {})) break;
    expect(calls.at(-1)).toBe('abort');
  });

  it('knows the contract’s limit', () => {
    expect(largestBytes).toBe(maxEmbedderBytes);
  });
});

describe('a picked folder', () => {
  it('is nothing when it is empty', () => {
    expect(folderPicked([])).toBeNull();
  });
});
