// Language models: which one may answer, where it lives, and how it is. Nothing here is needed for anything else to work.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';

/** `openai` is any service with an OpenAI-compatible address. */
export const provider = z.enum(['ollama', 'openai']);
export type Provider = z.infer<typeof provider>;

/** Who answers: quotes without a model, a model on this computer or in this network, or a service elsewhere. */
export const answering = z.enum(['extractive', 'local', 'cloud']);
export type Answering = z.infer<typeof answering>;

/** What a model is used for; each use may have its own model of the provider. */
export const feature = z.enum(['tutor', 'quiz']);
export type ModelFeature = z.infer<typeof feature>;

/** Exactly one holds. `error` carries a fault code and values for its sentence. */
export const ollamaState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not_installed') }),
  z.object({ state: z.literal('not_running') }),
  z.object({ state: z.literal('no_models') }),
  z.object({ state: z.literal('model_missing'), model: z.string() }),
  z.object({ state: z.literal('loading'), model: z.string() }),
  z.object({ state: z.literal('ready'), model: z.string() }),
  z.object({
    state: z.literal('error'),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type OllamaState = z.infer<typeof ollamaState>;

/** Where a key is kept: the system's keychain, a file the system encrypts, or this run's memory only. */
export const keyPlace = z.enum(['keychain', 'encrypted', 'session']);
export type KeyPlace = z.infer<typeof keyPlace>;

/** Why the chosen model would not be asked just now, although one is chosen. */
export const heldBack = z.enum([
  'unreachable',
  'model_missing',
  'no_model_chosen',
  'key_missing',
  'consent_needed',
  'budget_spent',
  'never_connect',
]);
export type HeldBack = z.infer<typeof heldBack>;

export const modelsStatus = z.object({
  /** Null: no model is wanted. */
  provider: provider.nullable(),
  /** Who would answer a question asked now, and when it is not the chosen one, why. */
  answering,
  heldBack: heldBack.nullable(),
  ollama: z.object({
    state: ollamaState,
    /** As the student wrote it, null: found by itself. */
    address: z.string().nullable(),
    /** The address that answered last, or the one that is tried first. */
    resolvedAddress: z.string(),
    version: z.string().nullable(),
    model: z.string().nullable(),
    quizModel: z.string().nullable(),
    /** The chosen model runs elsewhere (an Ollama cloud model): everything that holds for the cloud holds for it. */
    isCloud: z.boolean(),
    contextTokens: z.union([z.literal(2048), z.literal(4096), z.literal(8192)]),
  }),
  openai: z.object({
    baseUrl: z.string(),
    model: z.string().nullable(),
    quizModel: z.string().nullable(),
    key: keyPlace.nullable(),
    /** Where a key stored now would go. */
    keyWouldGo: keyPlace,
    /** The address is this computer: no consent, no price. */
    isLocal: z.boolean(),
  }),
  /** Providers whose first call the student has agreed to, with what leaves. */
  consents: z.array(provider),
});
export type ModelsStatus = z.infer<typeof modelsStatus>;

export const listedModel = z.object({
  name: z.string(),
  sizeBytes: z.number().nullable(),
  /** "3.2B", "Q4_K_M", as the provider says. */
  parameters: z.string().nullable(),
  quantization: z.string().nullable(),
  isCloud: z.boolean(),
  /** In memory now. */
  loaded: z.boolean(),
  /** Can write text; an embedding model cannot. */
  canWrite: z.boolean(),
});
export type ListedModel = z.infer<typeof listedModel>;

/** A model worth getting on this computer. `fits` is judged by the memory that is there. */
export const suggestion = z.object({
  name: z.string(),
  sizeBytes: z.number(),
  needsBytes: z.number(),
  fits: z.boolean(),
  isRecommended: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const pullProgress = z.object({
  stage: z.enum(['manifest', 'download', 'verify', 'finish']),
  completedBytes: z.number().nullable(),
  totalBytes: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
});
export type PullProgress = z.infer<typeof pullProgress>;

/** What a call would send away and cost, before it is sent. */
export const outgoing = z.object({
  provider,
  host: z.string(),
  model: z.string(),
  answering,
  /** The texts exactly as they would leave, in order. */
  parts: z.array(
    z.object({
      kind: z.enum(['instructions', 'history', 'passage', 'question']),
      title: z.string().nullable(),
      page: z.number().int().nullable(),
      text: z.string(),
    }),
  ),
  /** Titles left out because they must never be sent. */
  withheld: z.array(z.string()),
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  /** Null: no price is known. Zero for a local model. */
  cost: z.number().nullable(),
  currency: z.string(),
});
export type Outgoing = z.infer<typeof outgoing>;

/** What went into an answer or a quiz, for the line under it. Token counts are null when the provider gave none. */
export const spent = z.object({
  promptTokens: z.number().int().nullable(),
  completionTokens: z.number().int().nullable(),
  estimated: z.boolean(),
  cost: z.number().nullable(),
  currency: z.string(),
  durationMs: z.number().int(),
  firstTokenMs: z.number().int().nullable(),
});
export type Spent = z.infer<typeof spent>;

const own = faults('PROFILE_REQUIRED');
const reach = faults(
  'PROFILE_REQUIRED',
  'BAD_REQUEST',
  'OFFLINE',
  'MODEL_UNREACHABLE',
  'MODEL_MISSING',
  'MODEL_REFUSED',
  'MODEL_FAILED',
  'KEY_MISSING',
  'KEY_REJECTED',
);
const modelName = z.string().trim().min(1).max(200);

export const modelsContract = {
  /** The last known state, at once. A `models.changed` fact tells when it changed. */
  status: oc.errors(own).output(modelsStatus),
  /** Looks again (all addresses in parallel, 1.5 s at most) and returns what was found. */
  refresh: oc.errors(own).output(modelsStatus),
  /** Chooses who answers; null: nobody, quotes only. */
  choose: oc
    .errors(own)
    .input(z.object({ provider: provider.nullable() }))
    .output(modelsStatus),
  /**
   * Changes the fields given. Addresses are trimmed, unquoted and completed; BAD_REQUEST (params.reason "address")
   * when nothing sensible is left. An empty address means: find it yourself.
   */
  configure: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(
      z.object({
        ollama: z
          .object({
            address: z.string().max(500),
            model: modelName.nullable(),
            quizModel: modelName.nullable(),
            contextTokens: z.union([z.literal(2048), z.literal(4096), z.literal(8192)]),
          })
          .partial()
          .optional(),
        openai: z
          .object({
            baseUrl: z.string().max(500),
            model: modelName.nullable(),
            quizModel: modelName.nullable(),
          })
          .partial()
          .optional(),
      }),
    )
    .output(modelsStatus),
  /** Models the provider has. */
  list: oc.errors(reach).input(z.object({ provider })).output(z.array(listedModel)),
  /** Models for Ollama by the memory of this computer, smallest first. No request is made. */
  suggestions: oc.errors(own).output(z.object({ memoryBytes: z.number(), models: z.array(suggestion) })),
  /** Has Ollama fetch a model. Breaking the loop stops it; a later pull goes on where it stopped. */
  pull: oc
    .errors({ ...reach, ...faults('STORAGE_FULL') })
    .input(z.object({ model: modelName }))
    .output(eventIterator(pullProgress)),
  /** Loads the model and has it say a few words: the proof that it works. Breaking the loop stops it. */
  tryOut: oc
    .errors({ ...reach, ...faults('CONSENT_NEEDED', 'BUDGET_SPENT', 'MODEL_BUSY') })
    .input(z.object({ provider, feature: feature.default('tutor') }))
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('waiting'), for: z.enum(['queue', 'loading', 'first_token']) }),
          z.object({ type: z.literal('delta'), text: z.string() }),
          z.object({ type: z.literal('done'), text: z.string(), spent }),
        ]),
      ),
    ),
  /** Stores a service's key outside the database and says where. It is never given back. */
  setKey: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(z.object({ key: z.string().trim().min(1).max(2000) }))
    .output(z.object({ place: keyPlace })),
  removeKey: oc.errors(own).output(z.void()),
  /** Agrees, or no longer agrees, to calls that leave this computer by this provider. */
  consent: oc
    .errors(own)
    .input(z.object({ provider, granted: z.boolean() }))
    .output(modelsStatus),
};
