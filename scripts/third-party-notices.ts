// Writes THIRD_PARTY_NOTICES.md: what Lectern is made of and the licence texts that must travel with it. The same lock
// gives the same file, so a test can tell when the two have drifted apart.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Shipped, shippedPackages } from './shipped-packages.ts';

/** Licences that ask for no more than to be named. MPL-2.0 asks for the sources of its own files, which npm has. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]);

// Parts of others inside the packages, which the packages' own manifests do not name.
const inside = [
  { title: 'Character maps (pdfjs-dist, Adobe)', file: 'node_modules/pdfjs-dist/cmaps/LICENSE' },
  { title: 'Colour profiles (pdfjs-dist)', file: 'node_modules/pdfjs-dist/iccs/LICENSE' },
  { title: 'Foxit fonts (pdfjs-dist)', file: 'node_modules/pdfjs-dist/standard_fonts/LICENSE_FOXIT' },
  {
    title: 'Liberation fonts (pdfjs-dist)',
    file: 'node_modules/pdfjs-dist/standard_fonts/LICENSE_LIBERATION',
  },
];
const wasmFolder = 'node_modules/pdfjs-dist/wasm';

/** True when one side of every "OR" in the expression is on the list. */
export function isAllowed(expression: string): boolean {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((part) => allowedLicences.has(part.trim())));
}

/** The file's text. */
export function notices(root: string): string {
  const packages = shippedPackages(root);
  const texts = new Map<string, string[]>();
  for (const one of packages) {
    if (one.platform) continue;
    const text = licenceText(root, one);
    texts.set(text, [...(texts.get(text) ?? []), `${one.name} ${one.version}`]);
  }
  for (const { title, text } of partsInside(root)) texts.set(text, [...(texts.get(text) ?? []), title]);

  return [
    '# Third-party notices',
    '',
    'Lectern is built on the packages below. Each installation holds those marked “system” only for the system it runs',
    'on. Electron contains Chromium and Node.js, whose notices come with it as LICENSES.chromium.html; better-sqlite3',
    'contains SQLite, which is in the public domain.',
    '',
    'This file is made by `node scripts/third-party-notices.ts` from what the source imports and the lockfile.',
    '',
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...packages.map(
      ({ name, version, licence, platform }) =>
        `| ${name}${platform ? ' (system)' : ''} | ${version} | ${licence} |`,
    ),
    '',
    '## Licence texts',
    ...[...texts].flatMap(([text, owners]) => ['', `### ${owners.join(', ')}`, '', '```text', text, '```']),
    '',
  ].join('\n');
}

function licenceText(root: string, { folder, name, licence }: Shipped): string {
  const found = readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|json|ts)$/.test(file))
    .sort();
  if (found.length > 0) return found.map((file) => read(join(root, folder, file))).join('\n\n');
  const { author, homepage, repository } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const by = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  const where = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
  const stated = `The package carries no licence text. It states: ${licence}. By ${by}. ${where}`.trim();
  return /\bMIT\b/.test(licence) ? `${stated}\n\nCopyright (c) ${by}\n\n${mitTerms(root)}` : stated;
}

// The terms without the first two paragraphs of our own licence, which name the licence and us.
function mitTerms(root: string): string {
  const own = read(join(root, 'LICENSE'));
  return own.slice(own.indexOf('Permission is hereby granted'));
}

function partsInside(root: string): Array<{ title: string; text: string }> {
  const decoders = readdirSync(join(root, wasmFolder))
    .filter((file) => file.startsWith('LICENSE'))
    .sort()
    .map((file) => ({
      title: `WebAssembly part ${file.replace(/^LICENSE_/, '').toLowerCase()} (pdfjs-dist)`,
      file: `${wasmFolder}/${file}`,
    }));
  return [...inside, ...decoders]
    .filter(({ file }) => existsSync(join(root, file)))
    .map(({ title, file }) => ({ title, text: read(join(root, file)) }));
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('```', "'''")
    .replace(/[ \t]+$/gm, '')
    .trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const text = notices(root);
  writeFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), text);
  const packages = shippedPackages(root);
  const others = packages.filter(({ licence }) => !isAllowed(licence));
  console.log(`THIRD_PARTY_NOTICES.md: ${packages.length} packages`);
  for (const { name, licence } of others) console.log(`Look at ${name}: ${licence}`);
}
