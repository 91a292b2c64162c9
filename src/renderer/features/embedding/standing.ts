// What the numbers of meaning search come to. A share is rounded down, so that "100 %" is only said when it is true.
import type { EmbedderInfo, EmbeddingStatus } from '#contract/embedding.ts';

export interface Standing {
  /** 0–100. With nothing to read, everything is read. */
  share: number;
  state: 'words' | 'nothing' | 'done' | 'paused' | 'battery' | 'building' | 'working';
  active: EmbedderInfo | null;
  /** The model whose index is being made while another one answers. */
  building: EmbedderInfo | null;
}

export function standingOf(status: EmbeddingStatus): Standing {
  const { models, passages, embedded } = status;
  const active = models.find(({ state }) => state === 'active') ?? null;
  const building = models.find(({ state }) => state === 'building') ?? null;
  const share = passages === 0 ? 100 : Math.floor((Math.min(embedded, passages) / passages) * 100);
  return { share, state: stateOf(status, active ?? building, building), active, building };
}

function stateOf(
  { passages, embedded, paused, onBattery, pauseOnBattery }: EmbeddingStatus,
  reader: EmbedderInfo | null,
  building: EmbedderInfo | null,
): Standing['state'] {
  if (reader === null) return 'words';
  if (passages === 0) return 'nothing';
  if (embedded >= passages) return 'done';
  if (paused) return 'paused';
  if (onBattery && pauseOnBattery) return 'battery';
  return building === null ? 'working' : 'building';
}
