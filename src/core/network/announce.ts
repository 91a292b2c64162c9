// Tells a profile that something changed, at once and then at most twice a second: a download in many parts must not
// keep the window fetching.

const everyMs = 500;

/** The first call tells at once; those that follow within the pause are told together at its end. */
export function createAnnouncer(tell: (userId: string) => void): (userId: string) => void {
  const pauses = new Map<string, { again: boolean }>();
  const announce = (userId: string) => {
    const pause = pauses.get(userId);
    if (pause) {
      pause.again = true;
      return;
    }
    const begun = { again: false };
    pauses.set(userId, begun);
    tell(userId);
    setTimeout(() => {
      pauses.delete(userId);
      if (begun.again) announce(userId);
    }, everyMs).unref();
  };
  return announce;
}
