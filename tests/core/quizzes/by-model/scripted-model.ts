// A model whose words are written by the test, for what goes on between the calls of one quiz. What leaves the computer,
// and faults on the wire, are tested against a fake Ollama.

import { fault } from '#core/faults.ts';
import type { Model, ModelRequest } from '#core/models/model.ts';
import type { Written } from '#core/quizzes/by-model/wire.ts';

export interface ScriptedModel extends Model {
  requests: ModelRequest[];
}

/** What the model says to a request; an Error is thrown after `said`. */
export type Script = (request: ModelRequest, nth: number) => string | Error;

export function scriptedModel(script: Script, more: Partial<Model> = {}): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    provider: 'ollama',
    name: 'small',
    answering: 'local',
    host: '127.0.0.1:11434',
    contextTokens: 4096,
    tokensOf: (text) => Math.ceil(text.length / 4),
    costOf: () => ({ cost: 0, currency: 'USD' }),
    requests,
    async *stream(request) {
      request.signal.throwIfAborted();
      const reply = script(request, requests.push(request) - 1);
      yield { type: 'waiting', for: requests.length === 1 ? 'loading' : 'first_token' };
      if (reply instanceof Error) throw reply;
      yield { type: 'delta', text: reply.slice(0, 5) };
      yield { type: 'delta', text: reply.slice(5) };
      const spent = {
        promptTokens: 100,
        completionTokens: 10,
        estimated: false,
        cost: 0.001,
        currency: 'USD',
      };
      yield {
        type: 'done',
        reason: 'stop',
        usageId: 'row',
        spent: { ...spent, durationMs: 50, firstTokenMs: 7 },
      };
    },
    ...more,
  };
}

export const replyWith = (...questions: unknown[]): string => JSON.stringify({ questions });

export const gone = () => fault('MODEL_UNREACHABLE', { reason: 'cut' });
export const failed = () => fault('MODEL_FAILED', { reason: 'empty' });

/** Whether a request asks for questions; otherwise it is a second look. */
export const isWriting = ({ schema }: ModelRequest): boolean => schema !== undefined;

/** The last message, where question and passage are. */
export const asked = ({ messages }: ModelRequest): string => messages.at(-1)?.content ?? '';

/** The letter under which an option is listed; "None of these" when it is not. */
export function letterFor(request: ModelRequest, option: string): string {
  const lines = asked(request).split('\n');
  const line =
    lines.find((one) => one.slice(3) === option) ?? lines.find((one) => one.endsWith('None of these'));
  return line?.[0] ?? '?';
}

/** A reader who knows the keys: finds the answer to a stem among the options, or says that it is not there. */
export function honestReader(questions: readonly Written[], truth: (one: Written) => string): Script {
  return (request) => {
    const question = questions.find(({ stem }) => asked(request).includes(stem));
    if (!question) return 'I do not know.';
    const answer = truth(question);
    return question.type === 'short' ? answer : letterFor(request, answer);
  };
}
