// What a file holds before anybody has decided anything: note types and notes, whatever the format.
import type { AnkiCard } from './anki-collection.ts';
import { type AnkiPackage, type MediaShelf, readPackage } from './anki-package.ts';
import type { Archive } from './zip-reading.ts';

export interface IncomingKind {
  /** Note type in Anki; '' for a table. */
  name: string;
  fields: string[];
  isCloze: boolean;
}

export interface IncomingNote {
  kind: IncomingKind;
  /** Null: the file names none. */
  guid: string | null;
  fields: string[];
  isHtml: boolean;
  cards: AnkiCard[];
}

export interface IncomingNotes {
  format: 'apkg' | 'anki_text' | 'csv';
  kinds: IncomingKind[];
  notes: IncomingNote[];
  media: MediaShelf;
  encoding: string | null;
}

/** No pictures come with a table. */
export const noMedia: MediaShelf = { names: [], read: async () => null };

export async function notesOfPackage(archive: Archive, folder: string): Promise<IncomingNotes> {
  const { kinds, notes, media }: AnkiPackage = await readPackage(archive, folder);
  const taken = new Set<string>();
  // Two types of one name are told apart, since a name is how one is chosen.
  const ownName = (name: string): string => {
    for (let nth = 1; ; nth += 1) {
      const free = nth === 1 ? name : `${name} (${nth})`;
      if (taken.has(free)) continue;
      taken.add(free);
      return free;
    }
  };
  const named = new Map(kinds.map(({ id, name, ...kind }) => [id, { ...kind, name: ownName(name) }]));
  const read = notes.flatMap(({ kindId, guid, fields, cards }): IncomingNote[] => {
    const kind = named.get(kindId);
    return kind === undefined ? [] : [{ kind, guid, fields, isHtml: true, cards }];
  });
  return { format: 'apkg', kinds: [...named.values()], notes: read, media, encoding: null };
}
