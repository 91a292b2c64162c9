// How the fake Ollama describes its models.
export interface FakeModel {
  name: string;
  size?: number;
  capabilities?: ('completion' | 'tools' | 'thinking' | 'vision' | 'embedding')[];
  parameters?: string;
  quantization?: string;
  family?: string;
  /** Runs elsewhere: an Ollama cloud model. */
  remote?: { model: string; host: string };
}

/** `:latest` is what Ollama adds to a name without a tag. */
export const fullName = (name: string) => (name.includes(':') ? name : `${name}:latest`);

export const abilities = (model: FakeModel) => model.capabilities ?? ['completion'];

export function listed(model: FakeModel) {
  const family = model.family ?? 'llama';
  return {
    name: fullName(model.name),
    model: fullName(model.name),
    modified_at: '2026-10-01T10:00:00.000Z',
    size: model.remote ? 384 : (model.size ?? 2_019_393_189),
    digest: 'a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72',
    details: {
      parent_model: '',
      format: 'gguf',
      family,
      families: [family],
      parameter_size: model.parameters ?? '3.2B',
      quantization_level: model.quantization ?? 'Q4_K_M',
    },
    capabilities: abilities(model),
    ...(model.remote && { remote_model: model.remote.model, remote_host: model.remote.host }),
  };
}

export function inMemory(model: FakeModel, loaded: Map<string, number>) {
  const { name, size, digest, details } = listed(model);
  const context = loaded.get(name);
  const expires = '2026-10-01T10:05:00.000Z';
  return {
    name,
    model: name,
    size,
    digest,
    details,
    expires_at: expires,
    size_vram: 0,
    context_length: context,
  };
}
