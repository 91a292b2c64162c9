// Makes questions from passages by rules: reads everything once, then builds the best ones until enough pass the check.
// Reading all first costs a second for a book and is what makes wrong options comparable and repeats visible.
import { checkQuestion } from './check.ts';
import { composeCloze } from './cloze.ts';
import { composeChoice, composeTrueFalse, composeTyped } from './compose.ts';
import { wrongTerms } from './options.ts';
import { createPace } from './pace.ts';
import { type Phrases, phrasesFor } from './phrases.ts';
import { type Reading, readMaterial } from './read.ts';
import { createRandom, shuffled } from './shuffle.ts';
import type { Explained } from './terms.ts';
import type { DraftQuestion, Generated, GenerateOptions, QuestionKind, SourcePassage } from './types.ts';
import { fold, headNoun, singular, wordsOf } from './wording.ts';
import { composeYear, type Dated } from './years.ts';

/** A question in waiting: built only when its turn comes. */
interface Candidate {
  kind: QuestionKind;
  key: string;
  section: number;
  score: number;
  passage: SourcePassage;
  quote: string;
  build(): DraftQuestion | null;
}

const ALL_KINDS: readonly QuestionKind[] = ['glossary', 'definition', 'called', 'year', 'cloze'];
/** Every fifth explained term becomes a claim to judge, when a neighbour's explanation can be borrowed. */
const CLAIM_SHARE = 0.2;
/** Of a set, at most this share may be years: they are recall of numbers. */
const YEAR_SHARE = 0.3;
/** At most this share may be gaps in ordinary sentences, the weakest kind. */
const CLOZE_SHARE = 0.4;

/**
 * Makes up to `limit` questions. Pure: same input, same output. Yields to the event loop about every 10 ms of work and
 * rejects with the signal's reason when aborted.
 */
export async function generateQuestions(
  passages: readonly SourcePassage[],
  options: GenerateOptions,
): Promise<Generated> {
  const language = options.language?.toLowerCase().split('-')[0] ?? guessLanguage(passages);
  const pace = createPace(options.signal);
  let told = -1;
  const wanted = new Set(options.kinds ?? ALL_KINDS);
  const tell = (done: number) => {
    if (Math.floor(done) === told) return;
    told = Math.floor(done);
    options.onProgress?.(told, passages.length);
  };
  const reading = await readMaterial(passages, language, pace, tell, { cloze: wanted.has('cloze') });
  const random = createRandom(options.seed);
  const candidates = inOrder(
    candidatesOf(reading, phrasesFor(language), random).filter((one) => wanted.has(one.kind)),
  );
  const avoidQuotes = new Set([...options.avoidQuotes].map(fold));
  const questions: DraftQuestion[] = [];
  const rejected = { ...reading.rejected };
  const refuse = (reason: string) => {
    rejected[reason] = (rejected[reason] ?? 0) + 1;
  };
  const keys = new Set<string>();
  const quotes = new Set<string>();
  const made = { year: 0, cloze: 0 };
  for (const candidate of candidates) {
    if (questions.length >= options.limit) break;
    if (isTooMany(candidate.kind)) continue;
    await pace.work(1_500);
    const quote = fold(candidate.quote);
    if (keys.has(candidate.key) || quotes.has(quote)) {
      refuse('duplicate');
      continue;
    }
    if (avoidQuotes.has(quote)) {
      refuse('avoided');
      continue;
    }
    const question = candidate.build();
    const fault = question ? checkQuestion(question, candidate.passage, questions) : 'no_options';
    if (!question || fault) {
      refuse(fault ?? 'no_options');
    } else if (options.avoidStemHashes.has(question.stemHash)) {
      refuse('avoided');
    } else {
      questions.push(question);
      keys.add(candidate.key);
      quotes.add(quote);
      if (candidate.kind === 'year' || candidate.kind === 'cloze') made[candidate.kind] += 1;
    }
  }
  return { questions: shuffled(questions, random), considered: reading.considered, rejected };

  function isTooMany(kind: QuestionKind): boolean {
    if (wanted.size === 1) return false;
    if (kind === 'year') return made.year >= Math.max(1, Math.floor(options.limit * YEAR_SHARE));
    // Clozes come last, so what is made by then is the rest of the set.
    return kind === 'cloze' && made.cloze + 1 > (questions.length + 1) * CLOZE_SHARE;
  }
}

function candidatesOf(reading: Reading, phrases: Phrases, random: () => number): Candidate[] {
  const { material, terms, dated, years, clozes } = reading;
  const source = { material, terms };
  const fromTerms = terms.map((term): Candidate => {
    const claim = random() < CLAIM_SHARE;
    const own = random() < 0.5;
    return {
      kind: term.kind,
      key: term.key,
      section: term.passage.section,
      score: worth(term) + 1.5 * random(),
      passage: term.passage,
      quote: term.quote,
      build() {
        const wrong = wrongTerms(term, `${term.before} ${term.after}`, source, 3);
        const sameForm = wrong.find((other) => canBorrow(term, other));
        if (claim && sameForm) return composeTrueFalse(term, own ? null : sameForm, phrases);
        if (wrong.length === 3 && term.content.size > 3) return composeChoice(term, wrong, phrases);
        if (term.shared.length === 0) return composeTyped(term, phrases);
        return sameForm ? composeTrueFalse(term, own ? null : sameForm, phrases) : null;
      },
    };
  });
  const fromYears = dated.map(
    (one: Dated): Candidate => ({
      kind: 'year',
      key: `year ${one.year}`,
      section: one.sentence.passage.section,
      score: 1 + random(),
      passage: one.sentence.passage,
      quote: one.sentence.text,
      build: () => composeYear(one, years, material, phrases),
    }),
  );
  const fromClozes = clozes.map(
    (one): Candidate => ({
      kind: 'cloze',
      key: one.asked.key,
      section: one.sentence.passage.section,
      score: random(),
      passage: one.sentence.passage,
      quote: one.sentence.text,
      build: () => composeCloze(one, source, phrases),
    }),
  );
  return [...fromTerms, ...fromYears, ...fromClozes];
}

/** Whether "`term` + what is said of `other`" reads well and is surely untrue. */
function canBorrow(term: Explained, other: Explained): boolean {
  // "... is called X" does not read around another term, and glossary meanings need their own frame.
  if (term.kind === 'called' || other.kind === 'called') return false;
  if ((term.kind === 'glossary') !== (other.kind === 'glossary')) return false;
  // A standing wave is a wave too, so "a wave that repeats" may hold for it.
  return !other.content.has(singular(headNoun(term.term)));
}

/** Listed terms first; chance decides between equals. */
function worth(term: Explained): number {
  return term.listed ? 1.5 : 0;
}

/** How kinds take turns, so that a set is mixed whatever the text is rich in. */
const ROTATION: readonly QuestionKind[] = [
  'glossary',
  'definition',
  'called',
  'definition',
  'glossary',
  'called',
  'definition',
  'year',
];

/** Kinds in rotation, each spread over the sections; gaps in ordinary sentences after everything else. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const queues = new Map<QuestionKind, Candidate[]>();
  for (const kind of ALL_KINDS) {
    queues.set(kind, acrossSections(candidates.filter((one) => one.kind === kind)).reverse());
  }
  const gaps = queues.get('cloze')?.reverse() ?? [];
  const rest = candidates.length - gaps.length;
  const order: Candidate[] = [];
  for (let turn = 0; order.length < rest; turn += 1) {
    const next = queues.get(ROTATION[turn % ROTATION.length] as QuestionKind)?.pop();
    if (next) order.push(next);
  }
  return [...order, ...gaps];
}

/** The best of every section, then the second best of every section, and so on: a quiz covers its text. */
function acrossSections(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<number, number>();
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .map((candidate) => {
      const turn = taken.get(candidate.section) ?? 0;
      taken.set(candidate.section, turn + 1);
      return { candidate, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map((one) => one.candidate);
}

/** English or not, by its commonest words; "und" leaves only what needs no language. */
export function guessLanguage(passages: readonly SourcePassage[]): string {
  const words = wordsOf(
    passages
      .slice(0, 20)
      .map((passage) => passage.text)
      .join(' '),
  ).slice(0, 4_000);
  const common = words.filter((word) => /^(?:the|of|and|to|is|in|that|are)$/u.test(word)).length;
  return common > words.length * 0.12 ? 'en' : 'und';
}
