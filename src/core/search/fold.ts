// What a student types and what is looked through, made alike for a plain search of their own words.

/** Lower case without accents. Characters only, so that offsets stay near enough for an excerpt. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
