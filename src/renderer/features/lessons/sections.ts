// A lesson's text by its headings, so that they are real headings on screen and can be walked through. The rest of a text
// is drawn by the one renderer for study text, which knows of no levels.

export interface Section {
  /** Null before the first heading. */
  heading: { level: number; title: string } | null;
  body: string;
}

const headingLine = /^(#{1,6})\s+(.+?)\s*#*\s*$/;
const fenceLine = /^\s*(```|~~~)/;
const formulaLine = /\$\$/g;

/** `title`: a first heading that repeats it is left out. */
export function sectionsOf(text: string, title: string): Section[] {
  const sections: Section[] = [{ heading: null, body: '' }];
  let isCode = false;
  let isFormula = false;
  for (const line of text.split('\n')) {
    if (fenceLine.test(line)) isCode = !isCode;
    else if (!isCode && (line.match(formulaLine)?.length ?? 0) % 2 === 1) isFormula = !isFormula;
    const found = isCode || isFormula ? null : headingLine.exec(line);
    if (found) sections.push({ heading: { level: found[1]!.length, title: found[2]! }, body: '' });
    else sections.at(-1)!.body += `${line}\n`;
  }
  return sections
    .map((section, at) => (at === 1 && repeats(section, title) ? { ...section, heading: null } : section))
    .filter(({ heading, body }) => heading !== null || body.trim() !== '');
}

function repeats({ heading }: Section, title: string): boolean {
  return heading?.title.trim().toLowerCase() === title.trim().toLowerCase();
}
