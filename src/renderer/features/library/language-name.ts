// Names a material's language in the student's own. The core stores ISO 639-3 codes; most are aliases the browser knows,
// a few individual languages need the code of the larger one.
const larger: Record<string, string> = {
  zlm: 'ms',
  zsm: 'ms',
  arb: 'ar',
  cmn: 'zh',
  prs: 'fa',
  pes: 'fa',
  swh: 'sw',
  ekk: 'et',
};

/** Null when there is no name for it. */
export function languageName(code: string | null, locale: string): string | null {
  if (code === null || code === 'und') return null;
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(
      larger[code] ?? code,
    );
    return name ?? null;
  } catch {
    return null;
  }
}
