// The regions offered for each language of the interface, and what they are called there.

/** Grouped by language, the one with most speakers first, then by name. */
export const regions = [
  'en-US',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-ZA',
  'es-MX',
  'es-AR',
  'es-CL',
  'es-CO',
  'es-EC',
  'es-ES',
  'es-GT',
  'es-PE',
  'es-US',
  'es-VE',
] as const;

/** "es-MX" → "Español (México)": in its own language, and as a list begins it, whatever that language does elsewhere. */
export function nameOfRegion(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
