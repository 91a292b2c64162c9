// The floor of an import: pdf.js alone reading every page's text of argv[2], in a process of its own like the engine.
// Prints the milliseconds from opening to the last page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const start = performance.now();
const document = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2]!)),
  cMapUrl: `${join(assets, 'cmaps')}/`,
  standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
  verbosity: 0,
}).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  await page.getTextContent();
  page.cleanup();
}
process.stdout.write(String(performance.now() - start));
await document.loadingTask.destroy();
