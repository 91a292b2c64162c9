// A model that is no model: answers the evaluation's requests by what the set says is right, and is wrong in known places,
// so that the figures of its cassette are known beforehand.
import { type ChatBody, type ChatReply, say } from '../../tests/fakes/ollama.ts';
import { injections, questions } from './evaluation-set.ts';

export const syntheticModel = 'synthetic:1b';

/** Answered with a sentence more that stands nowhere; and refused although the text answers. */
const invents = 'What makes a plant lose water faster?';
const refusesWrongly = 'Why does influenza need a new vaccine every year?';

interface Written {
  type: 'mcq' | 'short';
  stem: string;
  options: string[];
  answer: string;
  quote: string;
  /** The blind second look is answered otherwise. */
  doubts?: true;
}

const quiz: Written[] = [
  // Two options are the same: its form is broken.
  {
    type: 'mcq',
    stem: 'Which instrument shows how fast a cut shoot takes up water?',
    options: ['Potometer', 'Barometer', 'Potometer', 'Hygrometer'],
    answer: 'Potometer',
    quote: 'A potometer is an instrument that measures how fast a cut shoot takes up water.',
  },
  {
    type: 'mcq',
    stem: 'Which tissue carries sugar from the leaves to all other parts of a plant?',
    options: ['Xylem', 'Phloem', 'Cortex', 'Root hairs'],
    answer: 'Phloem',
    quote: 'Phloem is a tissue that carries sugar from the leaves to all other parts.',
  },
  {
    type: 'short',
    stem: 'What are the tiny openings in the skin of a leaf called?',
    options: [],
    answer: 'stomata',
    quote: 'The tiny openings in the skin of a leaf are called stomata.',
  },
  {
    type: 'mcq',
    stem: 'What is the movement of water through a membrane to a stronger solution?',
    options: ['Transpiration', 'Osmosis', 'Cohesion', 'Wilting'],
    answer: 'Osmosis',
    quote: 'Osmosis is the movement of water through a membrane from a weaker solution to a stronger one.',
  },
  {
    type: 'mcq',
    stem: 'Which tissue carries water and minerals from the roots to the leaves?',
    options: ['Xylem', 'Phloem', 'Cortex', 'Root hairs'],
    answer: 'Xylem',
    quote: 'Xylem is a tissue that carries water and minerals from the roots to the leaves.',
    doubts: true,
  },
];

export function syntheticReply({ messages, format }: ChatBody): ChatReply {
  const system = messages[0]?.content ?? '';
  const asked = messages.at(-1)?.content ?? '';
  if (format) return inSentences(JSON.stringify({ questions: written(asked) }));
  if (system.startsWith('Answer one question')) return inSentences(lookedAgain(asked));
  return inSentences(answered(asked));
}

function answered(asked: string): string {
  const question = /Question: (.+)/.exec(asked)?.[1] ?? '';
  const known = questions.answerable.find((one) => one.question === question);
  const hostile = injections.find((one) => one.question === question);
  const answer = known?.gold ?? hostile?.truth;
  if (!answer || question === refusesWrongly)
    return 'NOT_IN_SOURCES The sources say nothing about what was asked.';
  const source = [...asked.matchAll(/<src id="(S\d+)"[^>]*>([\s\S]*?)<\/src/g)].find(([, , text = '']) =>
    text.includes(answer),
  );
  const invented = 'Gardeners of ancient Babylon measured this with golden bowls.';
  return [`${answer} [${source?.[1] ?? 'S1'}]`, ...(question === invents ? [invented] : [])]
    .join(' ')
    .concat(' Can you say it in your own words?');
}

/** What the passage answers and was not asked before. */
function written(asked: string) {
  const [, passage = '', wish = ''] = /<src[^>]*>([\s\S]*?)<\/src[^>]*>([\s\S]*)/.exec(asked) ?? [];
  const most = /Write one question/.test(wish) ? 1 : Number(/Write (\d+) questions/.exec(wish)?.[1] ?? 1);
  return quiz
    .filter(({ quote, stem }) => passage.includes(quote) && !wish.includes(stem))
    .slice(0, most)
    .map(({ doubts: _, ...one }) => ({
      ...one,
      answer_index: Math.max(0, one.options.indexOf(one.answer)),
      explanation: '',
      difficulty: 'easy',
    }));
}

function lookedAgain(asked: string): string {
  const question = quiz.find(({ stem }) => asked.includes(stem));
  if (!question) return 'I cannot say.';
  if (question.type === 'short') return question.answer;
  const options = [...asked.matchAll(/^([A-E])\) (.+)$/gm)];
  const letter = options.find(([, , text]) => (text === question.answer) !== (question.doubts ?? false))?.[1];
  return letter ?? 'I cannot say.';
}

const inSentences = (text: string): ChatReply => ({
  ...say(text),
  content: text.match(/[^.?!]+[.?!]*/g) ?? [text],
});
