// What a file holds, told before anything is taken in: note types that have notes, their first rows as plain words, and
// which fields look like question and answer.
import type { Incoming } from '#contract/exchange.ts';
import { htmlToPlain } from './html-to-markdown.ts';
import type { IncomingNote, IncomingNotes } from './incoming-notes.ts';
import { guessSides } from './table-notes.ts';

const sampleRows = 3;
const sampleChars = 160;

export function describeIncoming(importId: string, incoming: IncomingNotes): Incoming {
  const { format, notes, media, encoding } = incoming;
  const byKind = Map.groupBy(notes, ({ kind }) => kind);
  return {
    importId,
    format,
    kinds: [...byKind]
      .map(([kind, of]) => ({
        name: kind.name,
        fields: kind.fields,
        count: of.length,
        isCloze: kind.isCloze,
        samples: of.slice(0, sampleRows).map((note) => plainFields(note, kind.fields.length)),
        ...guessSides(kind),
      }))
      .toSorted((a, b) => b.count - a.count),
    media: media.names.length,
    hasSchedule: notes.some(({ cards }) => cards.some(({ type }) => type === 'review')),
    encoding,
  };
}

function plainFields({ fields, isHtml }: IncomingNote, width: number): string[] {
  return Array.from({ length: width }, (_, at) => {
    const field = fields[at] ?? '';
    const text = isHtml ? htmlToPlain(field) : field.replace(/\s+/g, ' ').trim();
    return text.length > sampleChars ? `${text.slice(0, sampleChars - 1)}…` : text;
  });
}
