// What the engine's tests share: files in a folder of their own, and the real process behind the real link.
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ContentType, ExtractedPage } from '#contract/engine.ts';
import { cleanEnvironment, createEngineLink, type EngineLink, type EngineLinkOptions } from '#engine/link.ts';
import { openDocument } from '#engine/open.ts';

/** Writes bytes to a file that is gone when the test ends. */
export async function writeTemp(bytes: Uint8Array | string, name = 'file'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-engine-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Opens bytes in this process; closed when the test ends. */
export async function openBytes(
  bytes: Uint8Array | string,
  contentType: ContentType = 'application/pdf',
  password?: string,
) {
  const document = await openDocument(await writeTemp(bytes), contentType, password);
  onTestFinished(() => document.close());
  return document;
}

/** All pages of a document, in order. */
export async function readAll(
  bytes: Uint8Array | string,
  contentType: ContentType = 'application/pdf',
): Promise<ExtractedPage[]> {
  const document = await openBytes(bytes, contentType);
  const pages: ExtractedPage[] = [];
  for (let number = 1; number <= document.info.pageCount; number += 1)
    pages.push(await document.page(number));
  return pages;
}

/** The texts of a page's headings, each with its level. */
export function headingsOf(page: ExtractedPage): [string, number][] {
  return page.headings.map(({ charFrom, charTo, level }) => [page.text.slice(charFrom, charTo), level]);
}

/** The process as the application starts it. */
export function forkEngine(execArgv: string[] = []) {
  const entry = fileURLToPath(new URL('../../src/engine/serve.ts', import.meta.url));
  return fork(entry, [], {
    serialization: 'advanced',
    execArgv,
    env: cleanEnvironment(process.env),
    stdio: 'ignore',
  });
}

/** A link to a real process that ends with the test. */
export function startEngine(options: Partial<EngineLinkOptions> = {}): EngineLink {
  const link = createEngineLink({ spawn: () => forkEngine(), log: { write() {} }, ...options });
  onTestFinished(() => link.close());
  return link;
}
