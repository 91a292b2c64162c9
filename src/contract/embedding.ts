// Meaning search: which embedding model reads the library, how far it has come, and where others come from.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id } from './ids.ts';

/** A model folder on this computer. `id` is its name and the first characters of its digest. */
export const embedder = z.object({
  id: z.string(),
  name: z.string(),
  source: z.enum(['built_in', 'folder', 'download']),
  dim: z.number().int(),
  bytes: z.number().int(),
  /** ISO 639-1 codes it is meant for; empty: not known. */
  languages: z.array(z.string()),
  licence: z.string().nullable(),
  /** SHA-256 over its files. */
  digest: z.string(),
  /** active: answers; building: its index is being made while the active one answers; damaged: files missing or changed. */
  state: z.enum(['active', 'building', 'installed', 'damaged']),
});
export type EmbedderInfo = z.infer<typeof embedder>;

/** A model that can be fetched with the student's consent. */
export const offer = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  dim: z.number().int(),
  languages: z.array(z.string()),
  licence: z.string(),
  /** Where it comes from unless a mirror is named. */
  host: z.string(),
  /** Bytes already here from an interrupted download. */
  haveBytes: z.number().int(),
});
export type EmbedderOffer = z.infer<typeof offer>;

export const embeddingStatus = z.object({
  /** Whether a search asked now uses meaning beside words. */
  mode: z.enum(['keyword', 'hybrid']),
  models: z.array(embedder),
  offers: z.array(offer),
  /** Passages of the whole library, and how many the model being built (or else the active one) has read. */
  passages: z.number().int(),
  embedded: z.number().int(),
  paused: z.boolean(),
  pauseOnBattery: z.boolean(),
  /** Held because the computer runs on battery. */
  onBattery: z.boolean(),
  /** A fault code of the last failure, until the next success. */
  problem: z.string().nullable(),
  /** Languages (ISO 639-1) of much of the library that the active model does not know. */
  weakLanguages: z.array(z.string()),
  mirror: z.string().nullable(),
});
export type EmbeddingStatus = z.infer<typeof embeddingStatus>;

export const downloadProgress = z.object({
  stage: z.enum(['download', 'verify', 'install']),
  completedBytes: z.number().int(),
  totalBytes: z.number().int(),
  bytesPerSecond: z.number().nullable(),
});
export type DownloadProgress = z.infer<typeof downloadProgress>;

const own = faults('PROFILE_REQUIRED');

/** A zip, or the files of a folder one by one, may weigh this much. */
export const maxEmbedderBytes = 1024 * 1024 * 1024;

export const embeddingContract = {
  status: oc.errors(own).output(embeddingStatus),
  /** Makes a model the one to use. Its index is built in the background; until then the old one answers. */
  use: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'EMBEDDER_UNUSABLE', 'ENGINE_LOST') })
    .input(z.object({ modelId: z.string() }))
    .output(embeddingStatus),
  configure: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(
      z
        .object({
          paused: z.boolean(),
          pauseOnBattery: z.boolean(),
          /** Base address tried instead of the offer's host; empty: none. */
          mirror: z.string().max(500),
        })
        .partial(),
    )
    .output(embeddingStatus),
  /** Opens the taking-in of a model folder or zip; its files follow in parts, in any order, each from its start. */
  beginAdding: oc
    .errors({ ...own, ...faults('FILE_TOO_LARGE', 'STORAGE_FULL') })
    .input(z.object({ name: z.string().max(300), bytes: z.number().int().min(0) }))
    .output(z.object({ addingId: id })),
  /** One part of the file at `path` inside the folder ("" for a zip). */
  addPart: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'BAD_REQUEST', 'STORAGE_FULL') })
    .input(
      z.object({
        addingId: id,
        path: z.string().max(300),
        offset: z.number().int().min(0),
        part: z.file(),
      }),
    )
    .output(z.object({ receivedBytes: z.number().int() })),
  /**
   * Checks the files, loads the model once, and keeps it. EMBEDDER_UNUSABLE says why not: params.reason is one of
   * missing_file (params.file), hash_mismatch (params.file), not_a_model, unsafe_path, dimension.
   */
  finishAdding: oc
    .errors({
      ...own,
      ...faults('NOT_FOUND', 'EMBEDDER_UNUSABLE', 'FILE_TOO_LARGE', 'ENGINE_LOST', 'STORAGE_FULL'),
    })
    .input(z.object({ addingId: id }))
    .output(embeddingStatus),
  abortAdding: oc
    .errors(own)
    .input(z.object({ addingId: id }))
    .output(z.void()),
  /** Fetches an offered model; calling it is the consent. Breaking the loop stops it; calling again goes on. */
  download: oc
    .errors({
      ...own,
      ...faults(
        'NOT_FOUND',
        'OFFLINE',
        'EMBEDDER_UNUSABLE',
        'STORAGE_FULL',
        'ENGINE_LOST',
        'DOWNLOAD_FAILED',
      ),
    })
    .input(z.object({ offerId: z.string() }))
    .output(eventIterator(downloadProgress)),
  /** Removes a model's files, or an unfinished download by its offer's id. The built-in one and the active one stay: CONFLICT. */
  remove: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'CONFLICT') })
    .input(z.object({ modelId: z.string() }))
    .output(embeddingStatus),
};
