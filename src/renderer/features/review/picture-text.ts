// A picture in a card's text is written as ![name](media:HASH). The name is what is read aloud, so it loses the signs that
// would end it, open a gap or begin a formula.
const maxNameChars = 60;

export interface Written {
  text: string;
  /** Behind what was written. */
  caret: number;
}

/** Puts a picture in the place of what is selected. */
export function withPictureAt(
  text: string,
  { from, to }: { from: number; to: number },
  { fileName, hash }: { fileName: string; hash: string },
): Written {
  const picture = `![${nameOf(fileName)}](media:${hash})`;
  return {
    text: `${text.slice(0, from)}${picture}${text.slice(to)}`,
    caret: from + picture.length,
  };
}

function nameOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[[\]{}$`\\|\p{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxNameChars)
    .trim();
}
