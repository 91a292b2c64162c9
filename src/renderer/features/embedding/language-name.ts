// "de" → "German", in the language of the interface.

export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The first names and how many more, for models that know a hundred languages. */
export function someLanguages(codes: readonly string[], locale: string, most = 6): string[] {
  const names = codes.slice(0, most).map((code) => languageName(code, locale));
  return codes.length > most ? [...names, `+${codes.length - most}`] : names;
}
