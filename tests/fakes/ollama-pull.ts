// POST /api/pull of the fake Ollama: layers that arrive in steps, stop when the caller leaves, and go on from there.
import { type Exchange, json, send, until } from './http.ts';

export interface Layer {
  /** 64 hex digits. */
  digest: string;
  total: number;
}

export interface Registry {
  /** Layers of each model that can be had. */
  models: Record<string, Layer[]>;
  /** Bytes of each layer that are here already. */
  here: Map<string, number>;
  stepBytes: number;
  /** Called after each line; what it returns is waited for. */
  onLine(line: Record<string, unknown>): Promise<void> | void;
  /** Stops the pull with this error line when a layer has come half way. */
  failsWith: string | null;
  pull(exchange: Exchange, arrived: (name: string) => void): Promise<void>;
}

export function createRegistry(given: Partial<Registry> = {}): Registry {
  const registry: Registry = {
    models: {},
    here: new Map(),
    stepBytes: 1_000_000,
    onLine: () => {},
    failsWith: null,
    ...given,
    async pull({ recorded, response, left }, arrived) {
      const name: string = recorded.body?.model ?? recorded.body?.name ?? '';
      if (!name) return json(response, 400, { error: 'invalid model name' });
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      const line = async (fields: Record<string, unknown>) => {
        await send(response, `${JSON.stringify(fields)}\n`);
        await until(Promise.resolve(registry.onLine(fields)), left);
      };
      await line({ status: 'pulling manifest' });
      const layers = registry.models[name];
      if (!layers) {
        await line({ error: 'pull model manifest: file does not exist' });
        return void response.end();
      }
      for (const { digest, total } of layers) {
        const layer = { status: `pulling ${digest.slice(0, 12)}`, digest: `sha256:${digest}`, total };
        let completed = registry.here.get(digest) ?? 0;
        // The first line of a layer that is new says nothing of how much has come.
        await line(completed ? { ...layer, completed } : layer);
        while (completed < total) {
          if (left.aborted) return;
          if (registry.failsWith !== null && completed >= total / 2) {
            await line({ error: registry.failsWith });
            return void response.end();
          }
          completed = Math.min(total, completed + registry.stepBytes);
          registry.here.set(digest, completed);
          await line({ ...layer, completed });
        }
      }
      if (left.aborted) return;
      for (const status of ['verifying sha256 digest', 'writing manifest', 'removing unused layers'])
        await line({ status });
      arrived(name);
      await line({ status: 'success' });
      response.end();
    },
  };
  return registry;
}
