// The renderer's own source files, for tests that read them as text.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src/renderer/', import.meta.url));

export interface SourceFile {
  /** Relative to src/renderer. */
  path: string;
  text: string;
}

export function rendererSources(): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(root + path, 'utf8') }));
}
