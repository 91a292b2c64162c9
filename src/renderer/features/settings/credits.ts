// Whose models come with the app, in their makers' own words: each folder of resources/models brings an ATTRIBUTION.md,
// which is taken into the window at build time, so that the credit cannot be lost on the way.
const texts = import.meta.glob<string>('../../../../resources/models/*/ATTRIBUTION.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The folder's name and its text, in the order of the names. */
export const credits: readonly { name: string; text: string }[] = Object.entries(texts)
  .map(([path, text]) => ({ name: path.split('/').at(-2) ?? path, text: text.trim() }))
  .sort((one, other) => one.name.localeCompare(other.name));
