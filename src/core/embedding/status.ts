// How meaning search stands, as the face shows it. One index serves every profile, so the counts are those of the whole
// library; only the languages are the profile's own.
import type { EmbedderInfo, EmbeddingStatus } from '#contract/embedding.ts';
import type { Deps } from '../deps.ts';
import type { EmbeddingCore } from './embedding.ts';
import type { KnownModel } from './known-models.ts';
import { weakLanguages } from './languages.ts';

export function createStatus(
  { database: { sqlite }, power }: Pick<Deps, 'database' | 'power'>,
  { known, roles, readers, preferences, fill, downloads }: EmbeddingCore,
): (userId: string) => EmbeddingStatus {
  const passages = sqlite.prepare('SELECT count(*) FROM material_chunks').pluck();

  return (userId) => {
    const active = readers.active();
    const { paused, pauseOnBattery, mirror } = preferences.get();
    const languages = known.list().find(({ fullName }) => fullName === active?.fullName)?.languages ?? [];
    return {
      mode: active ? 'hybrid' : 'keyword',
      models: known.list().map(infoOf),
      offers: downloads.offers(),
      passages: passages.get() as number,
      embedded: (readers.building() ?? active)?.index.count() ?? 0,
      paused,
      pauseOnBattery,
      onBattery: power.onBattery() === true && pauseOnBattery,
      problem: fill.problem(),
      weakLanguages: weakLanguages(sqlite, userId, languages),
      mirror,
    };
  };

  function infoOf(model: KnownModel): EmbedderInfo {
    const { fullName, name, source, dim, bytes, languages, licence, digest } = model;
    return { id: fullName, name, source, dim, bytes, languages, licence, digest, state: stateOf(model) };
  }

  function stateOf({ fullName, isDamaged }: KnownModel): EmbedderInfo['state'] {
    if (isDamaged) return 'damaged';
    if (roles.active() === fullName) return 'active';
    return roles.building() === fullName ? 'building' : 'installed';
  }
}
