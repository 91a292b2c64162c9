// What hosts serve as plain bytes beside the contract, each by its own address and to its own profile only: films to play
// and the archive of everything, which no message could carry.
import type { Deps } from './deps.ts';
import { takeOut, takeOutAddress } from './exchange/take-out.ts';
import { type Videos, videoAddress } from './lessons/videos.ts';
import type { Store } from './library/store.ts';
import { createEntering } from './people/entering.ts';
import type { Bytes } from './ports.ts';

/** `path` is decoded already. Null: there is no such thing for the profile of this session. */
export type OpenBytes = (sessionId: string, path: string) => Promise<Bytes | null>;

export function createBytes(deps: Deps, { store, videos }: { store: Store; videos: Videos }): OpenBytes {
  const { profileOf } = createEntering(deps);
  return async (sessionId, path) => {
    const userId = profileOf(sessionId);
    if (userId === null) return null;
    if (path === takeOutAddress) return takeOut(deps, store, userId);
    return path.startsWith(videoAddress) ? videos.bytes(userId, path.slice(videoAddress.length)) : null;
  };
}
