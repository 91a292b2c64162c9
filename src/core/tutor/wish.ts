// What exactly is wanted of an answer: the question as asked, or something about an answer given before. Decided from the
// thread alone, before anything is searched, because in a step-by-step thread a reply is searched by its problem.
import type { Again, Message, Thread } from '#contract/tutor.ts';
import { problemOf } from './history.ts';
import { lastRung } from './ladder.ts';
import type { Manner } from './prompt.ts';
import { isBare } from './question.ts';

export interface Asked {
  thread: Pick<Thread, 'scope' | 'style'> & { rung: number };
  /** The thread so far. */
  messages: readonly Message[];
  /** Null while the question is not stored. */
  questionId: string | null;
  text: string;
  how: Again;
}

export interface Wish {
  manner: Manner;
  rung: number | null;
  isGeneral: boolean;
  /** The question a reply belongs to. */
  problem: string | null;
  /** An answer to say simpler, or to go on with. */
  earlier: { message: Message; next: 'simpler' | 'continue' } | null;
  /** What to look for in the material. */
  query: string;
}

export function readWish({ thread, messages, questionId, text, how }: Asked): Wish {
  const answers = messages.filter(({ parentId }) => parentId !== null && parentId === questionId);
  const byModel = answers.filter((answer) => isByModel(answer) && answer.text !== '');
  const message = how === 'continue' ? (byModel.findLast(isCut) ?? byModel.at(-1)) : byModel.at(-1);
  const earlier = message && (how === 'simpler' || how === 'continue') ? { message, next: how } : null;
  const isGeneral = how === 'general' || (earlier?.message.general ?? false);
  const rung = isGeneral ? null : rungOf();
  const problem = rung === null || rung === 0 ? null : (problemOf(messages, questionId)?.text ?? null);
  return {
    manner: manner(),
    rung,
    isGeneral,
    problem,
    earlier,
    query: problem ?? subjectOf(text, messages, questionId),
  };

  function rungOf(): number | null {
    if (how === 'reveal') return lastRung;
    if (thread.style === 'direct') return null;
    if (earlier) return earlier.message.rung;
    return answers.findLast((answer) => answer.rung !== null)?.rung ?? thread.rung;
  }

  function manner(): Manner {
    if (isGeneral) return 'general';
    if (how === 'simpler') return 'simpler';
    return rung === null ? 'direct' : { rung };
  }
}

/** "Why is that so?" is looked for by what was asked before it. */
function subjectOf(text: string, messages: readonly Message[], questionId: string | null): string {
  if (!isBare(text)) return text;
  const at = messages.findIndex(({ id }) => id === questionId);
  const before = messages.slice(0, at === -1 ? undefined : at);
  return before.findLast((message) => message.role === 'user' && !isBare(message.text))?.text ?? text;
}

const isByModel = ({ mode }: Message) => mode === 'local' || mode === 'cloud';
const isCut = ({ status }: Message) => status === 'stopped' || status === 'failed';
