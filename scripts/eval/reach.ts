// Sets the app up for the model under evaluation, by the same settings a student has, and says in one sentence why it
// cannot be asked. Before anything costs money, what the whole run would take is added up from the app's own previews.

import { isFault } from '#core/faults.ts';
import { completeBaseUrl, completeOllamaAddress } from '#core/models/address.ts';
import type { Client } from './library.ts';
import { perQuiz, type Task } from './tasks.ts';

export interface Target {
  provider: 'ollama' | 'openai';
  /** Whole, as the app completes it. */
  address: string;
  model: string;
  /** Makes the quizzes in place of `model`. */
  secondModel: string | null;
  key: string | null;
  /** Per million tokens, read and written, in dollars. */
  price: [read: number, written: number] | null;
}

/** Says why in one sentence. */
export class CannotAsk extends Error {}

export function addressOf(provider: Target['provider'], written: string): string {
  const address = provider === 'ollama' ? completeOllamaAddress(written) : completeBaseUrl(written);
  if (address === null)
    throw new CannotAsk(`"${written}" is no address, or one that would show the key to anybody on the way.`);
  return address;
}

export async function setUp(
  { models, usage }: Client,
  { provider, address, model, secondModel, key, price }: Target,
): Promise<void> {
  const wanted = { model, quizModel: secondModel };
  if (provider === 'ollama') await models.configure({ ollama: { address, ...wanted } });
  else await models.configure({ openai: { baseUrl: address, ...wanted } });
  if (provider === 'openai' && key !== null) await models.setKey({ key });
  if (price)
    await usage.setPrice({
      provider,
      model: '*',
      inputPerMillion: price[0],
      outputPerMillion: price[1],
      currency: 'USD',
      validFrom: '2026-01-01',
    });
  await models.choose({ provider });
}

/** Whether text would leave this computer and its network, or a model elsewhere be paid. */
export async function isElsewhere({ models }: Client): Promise<boolean> {
  const { answering, heldBack } = await models.status();
  return answering === 'cloud' || heldBack === 'consent_needed';
}

export interface Estimate {
  tokens: number;
  written: number;
  /** Null: no price is known. */
  cost: number | null;
  currency: string;
}

export async function estimate(
  { tutor, quizzes }: Client,
  tasks: readonly Task[],
  materialOf: (file: string) => string,
): Promise<Estimate> {
  const total: Estimate = { tokens: 0, written: 0, cost: 0, currency: 'USD' };
  for (const task of tasks) {
    const outgoing =
      task.kind === 'quiz'
        ? (
            await quizzes.estimate({
              scope: { materialId: materialOf(task.file) },
              count: perQuiz,
              by: 'auto',
            })
          ).outgoing
        : await tutor.preview({ scope: {}, text: task.question });
    if (!outgoing) continue;
    total.tokens += outgoing.promptTokens + outgoing.completionTokens;
    total.written += outgoing.completionTokens;
    total.cost = total.cost === null || outgoing.cost === null ? null : total.cost + outgoing.cost;
    total.currency = outgoing.currency;
  }
  return total;
}

/** Throws with the reason when the model would not be asked. */
export async function assertReachable({ models }: Client, target: Target): Promise<void> {
  const { provider, address, model, secondModel } = target;
  if (provider === 'openai') return assertListed(models, target);
  const { ollama } = await models.refresh();
  const { state } = ollama;
  if (state.state === 'not_running' || state.state === 'not_installed' || state.state === 'error')
    throw new CannotAsk(
      `No Ollama answers at ${address}: start it there, or name where it is with --host HOST:PORT.`,
    );
  const there = await models.list({ provider });
  const names = there.filter(({ canWrite }) => canWrite).map(({ name }) => name);
  for (const wanted of [model, secondModel])
    if (wanted !== null && !names.some((name) => name === wanted || name === `${wanted}:latest`))
      throw new CannotAsk(
        `Ollama at ${address} has no model "${wanted}"; it has ${names.join(', ') || 'none'}.`,
      );
}

async function assertListed(models: Client['models'], { address }: Target): Promise<void> {
  try {
    await models.list({ provider: 'openai' });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'KEY_MISSING')
      throw new CannotAsk(
        `${address} wants a key: name the environment variable that holds it with --key-env NAME.`,
      );
    if (code === 'KEY_REJECTED') throw new CannotAsk(`${address} does not accept the key.`);
    if (code === 'MODEL_UNREACHABLE' || code === 'OFFLINE')
      throw new CannotAsk(`Nothing answers at ${address}.`);
    // Some services list no models and answer all the same.
  }
}

export function codeOf(error: unknown): string | null {
  if (isFault(error)) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
