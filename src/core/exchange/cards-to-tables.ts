// Cards as a table that spreadsheets open, and as Markdown to be read. Texts are the Markdown they are kept as.
import { csvOf } from './csv.ts';
import type { OutgoingCard } from './outgoing-cards.ts';

/** Column names are English everywhere, so that a program can read them; front and back are found again by them. */
export function cardsCsv(cards: readonly OutgoingCard[]): string {
  return csvOf(
    ['id', 'type', 'front', 'back', 'topic', 'source'],
    cards.map(({ id, type, front, back, topic, source }) => [id, type, front, back, topic, source]),
  );
}

export function cardsMarkdown(title: string, cards: readonly OutgoingCard[]): string {
  const groups = [...Map.groupBy(cards, ({ topic }) => topic)].map(([topic, of]) =>
    [...(topic === '' ? [] : [`## ${topic}`]), ...of.map(asMarkdown)].join('\n\n'),
  );
  return `${[`# ${title}`, ...groups].join('\n\n')}\n`;
}

function asMarkdown({ front, back, source }: OutgoingCard): string {
  const behind = [back, source === '' ? '' : `(${source})`].filter((part) => part.trim() !== '').join('\n\n');
  const answer =
    behind === ''
      ? ''
      : `\n\n${behind
          .split('\n')
          .map((line) => `> ${line}`.trimEnd())
          .join('\n')}`;
  return `${front.trim()}${answer}\n\n---`;
}
