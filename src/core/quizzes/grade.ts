// Grades one answer. Choices are graded by option id, never by position or wording; typed answers forgive spelling but
// not numbers, because a student who knows the term should not lose it to a slip of the pen.
import { distance } from 'fastest-levenshtein';

export interface Gradable {
  type: 'mcq' | 'true_false' | 'short';
  options: readonly { id: string; text: string }[];
  /** Option ids, or the accepted answers of a typed question, the best spelling first. */
  correct: readonly string[];
}

export interface Grade {
  correct: boolean;
  /** Counted right in spite of a misspelling: say "almost: check the spelling". */
  almost: boolean;
  /** The right answer in words, to show. */
  expected: string;
}

/** One slip is forgiven for each five letters of the answer. */
const LETTERS_PER_SLIP = 5;

/** `given`: option ids, or what was typed; empty for "I don't know". Extra choices make an answer wrong. */
export function grade(question: Gradable, given: readonly string[]): Grade {
  if (question.type === 'short') return gradeTyped(question.correct, given[0] ?? '');
  const right = new Set(question.correct);
  const chosen = new Set(given);
  return {
    correct: chosen.size === right.size && [...right].every((id) => chosen.has(id)),
    almost: false,
    expected: question.options
      .filter((option) => right.has(option.id))
      .map((option) => option.text)
      .join(', '),
  };
}

function gradeTyped(accepted: readonly string[], typed: string): Grade {
  const expected = accepted[0] ?? '';
  const given = normalise(typed);
  if (given === '') return { correct: false, almost: false, expected };
  const wanted = accepted.map((answer) => normalise(answer)).filter((answer) => answer !== '');
  if (wanted.some((answer) => answer === given || singulars(answer) === singulars(given))) {
    return { correct: true, almost: false, expected };
  }
  const near = wanted.some((answer) => isNear(answer, given));
  return { correct: near, almost: near, expected };
}

/** Lower case, no accents, articles or punctuation; inner hyphens count as spaces, digits keep their points and commas. */
function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[‘’ʼ`´']s?\b/gu, '')
    .replace(/(?<=\d)[.,](?=\d)/gu, '·')
    .replace(/[^\p{L}\p{N}·]+/gu, ' ')
    .replaceAll('·', '.')
    .trim()
    .replace(/^(?:an?|the|el|la|los|las|una?|le|les|der|die|das|ein|eine)\s+(?=\S)/u, '');
}

function singulars(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 4 || /(?:ss|us|is)$/u.test(word)) return word;
      if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
      if (/(?:ches|shes|sses|xes|zes)$/u.test(word)) return word.slice(0, -2);
      return word.endsWith('s') ? word.slice(0, -1) : word;
    })
    .join(' ');
}

function isNear(answer: string, given: string): boolean {
  // 1905 and 1906, or H2O and H3O, are different answers, not misspellings.
  if ((answer.match(/\d[\d.]*/gu) ?? []).join(' ') !== (given.match(/\d[\d.]*/gu) ?? []).join(' '))
    return false;
  const letters = answer.replace(/[^\p{L}]/gu, '').length;
  const slips = Math.floor(letters / LETTERS_PER_SLIP);
  if (slips === 0) return false;
  const spaces = (text: string) => text.replaceAll(' ', '');
  return (
    distance(answer, given) <= slips ||
    distance(singulars(answer), singulars(given)) <= slips ||
    spaces(answer) === spaces(given)
  );
}
