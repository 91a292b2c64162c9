// What a quiz by a model would take: how much it would read, what that costs, and the first call word for word. Nothing
// is sent. Materials that must stay on this computer are sorted out here, for the estimate and for the quiz alike.
import type { Scope } from '#contract/ids.ts';
import type { QuizEstimate } from '#contract/quizzes.ts';
import type { Deps } from '../deps.ts';
import type { Model, Models } from '../models/model.ts';
import { checkScope } from '../search/scope.ts';
import { fullSize, type Plan, planOf, type Readable, readable, smallSize } from './by-model/passages.ts';
import { partsOf, tokensPerQuestion, writingRequest } from './by-model/prompt.ts';
import { askedBefore, latestAsked, readSources, refusePages, type Source } from './sources.ts';

/** The context from which a full passage, instructions and answers fit together. */
const fullContext = 4096;
/** A second look reads two extracts of about 250 tokens and says a word to each. */
const lookTokens = { prompt: 500, completion: 8 };

const byRules: QuizEstimate = {
  answering: 'extractive',
  heldBack: null,
  model: null,
  passages: 0,
  outgoing: null,
};

export async function estimateQuiz(
  { database: { db, sqlite }, power, models }: Pick<Deps, 'database' | 'power'> & { models: Models },
  userId: string,
  order: { scope: Scope; count: number; by: 'auto' | 'rules' },
): Promise<QuizEstimate> {
  refusePages(order.scope);
  checkScope(sqlite, userId, order.scope);
  const sources = readSources(db, userId, order.scope);
  if (order.by === 'rules') return byRules;
  const model = await models.preview(userId, 'quiz');
  if (!isModel(model)) return { ...byRules, heldBack: model.heldBack };
  const { passages, withheld } = readableOf(model, sources);
  const before = askedBefore(db, userId, sources);
  const plan = planOf(passages, order.count, before.length);
  const [first] = plan.tasks;
  if (!first) return byRules;
  const asked = latestAsked(before).map(({ stem }) => stem);
  const looksAgain = model.answering === 'cloud' || power.onBattery() !== true;
  const tokens = tokensOf(model, plan, asked, looksAgain);
  return {
    answering: model.answering,
    heldBack: null,
    model: model.name,
    passages: plan.tasks.length,
    outgoing: {
      provider: model.provider,
      host: model.host,
      model: model.name,
      answering: model.answering,
      parts: partsOf(writingRequest(first, 0, asked), first),
      withheld,
      promptTokens: tokens.prompt,
      completionTokens: tokens.completion,
      ...model.costOf(tokens.prompt, tokens.completion),
    },
  };
}

export function isModel(choice: Model | { heldBack: unknown }): choice is Model {
  return 'stream' in choice;
}

/** What this model may read of the sources, and the titles it may not. */
export function readableOf(
  model: Pick<Model, 'answering' | 'contextTokens'>,
  sources: readonly Source[],
): { passages: Readable[]; withheld: string[] } {
  const mayRead = (source: Source) => model.answering !== 'cloud' || !source.neverSend;
  const size = model.contextTokens < fullContext ? smallSize : fullSize;
  return {
    passages: sources.filter(mayRead).flatMap((source) => readable(source, size)),
    withheld: sources.filter((source) => !mayRead(source)).map(({ title }) => title),
  };
}

/** Of all planned calls together; answers are counted at their longest. */
function tokensOf(
  model: Model,
  { tasks }: Plan,
  asked: readonly string[],
  looksAgain: boolean,
): { prompt: number; completion: number } {
  const questions = tasks.reduce((sum, { count }) => sum + count, 0);
  const writing = tasks
    .flatMap((task) => writingRequest(task, 0, asked).messages)
    .reduce((sum, { content }) => sum + model.tokensOf(content), 0);
  const looks = looksAgain ? questions : 0;
  return {
    prompt: Math.ceil(writing + looks * lookTokens.prompt),
    completion: questions * tokensPerQuestion + looks * lookTokens.completion,
  };
}
