// What sort of thing a proper name names, by compromise's word lists. It takes half a second to load and is needed only
// when names compete as options, so it is fetched on the first such name.

export type NameKind = 'person' | 'place' | 'organisation' | 'abbreviation' | 'other';

export interface NameSorter {
  kindOf(name: string): NameKind;
}

export async function loadNameSorter(): Promise<NameSorter> {
  const { default: nlp } = await import('compromise');
  return {
    kindOf(name) {
      if (/^[\p{Lu}\d-]{2,}s?$/u.test(name)) return 'abbreviation';
      const doc = nlp(name);
      if (doc.people().found) return 'person';
      if (doc.places().found) return 'place';
      return doc.organizations().found ? 'organisation' : 'other';
    },
  };
}
