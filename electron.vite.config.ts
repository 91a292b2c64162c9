// One build for both hosts: `main` holds three entries (Electron, web host, engine child) that share chunks, so the
// two hosts cannot drift apart. Only packages listed under "dependencies" stay outside the bundle: they are native.
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const from = (path: string) => resolve(root, path);

/**
 * pdf.js fetches character maps, standard fonts, colour profiles and decoders by folder URL at run time, so they are
 * copied as they are to out/renderer/pdfjs. The engine reads the same folder.
 */
function pdfjsData(): Plugin {
  const source = from('node_modules/pdfjs-dist');
  const folders = ['cmaps', 'standard_fonts', 'iccs', 'wasm'];
  let outDir = '';
  return {
    name: 'lectern:pdfjs-data',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      for (const folder of folders) {
        await cp(join(source, folder), join(outDir, 'pdfjs', folder), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  main: {
    build: {
      target: 'node22',
      rolldownOptions: {
        input: {
          index: from('src/main/index.ts'),
          web: from('src/web/index.ts'),
          engine: from('src/engine/serve.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node22',
      // A sandboxed preload may require nothing but electron, so everything else must be inside the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: from('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react(), tailwindcss(), pdfjsData()],
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      minify: true,
      // Inlined assets would need data: in font-src and worker-src, which the content policy denies.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: from('src/renderer/index.html') } },
    },
  },
});
