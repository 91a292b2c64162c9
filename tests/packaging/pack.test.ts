import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parseSync } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkFiles } from '#core/embedding/file-hash.ts';
import { createKnownModels } from '#core/embedding/known-models.ts';
import { cleanEnvironment, createEngineLink } from '#engine/link.ts';
import { unpackedPath } from '#main/paths.ts';
import { type Packed, pack } from './pack.ts';

// electron-builder packs for the system it runs on; the binaries in node_modules are of that system too.
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'the packed app (Linux x64 only)',
  () => {
    let packed: Packed;
    let names: string[];
    beforeAll(async () => {
      packed = await pack();
      names = listPackage(packed.asar, { isPack: false });
    }, 180_000);
    afterAll(() => packed && rmSync(packed.place, { recursive: true, force: true }));

    it('holds the build, the migrations, the sample, the curriculum, the model, the pictures and the licences', () => {
      expect(names).toEqual(
        expect.arrayContaining([
          '/package.json',
          '/out/main/index.js',
          '/out/main/engine.js',
          '/out/preload/index.cjs',
          '/out/renderer/index.html',
          '/out/renderer/pdfjs/wasm',
          '/drizzle/meta/_journal.json',
          '/resources/sample/lectern-sample.pdf',
          '/resources/curriculum/statistics/subject.json',
          '/resources/curriculum/statistics/testing-a-claim.md',
          '/resources/curriculum/statistics/testing-a-claim.questions.json',
          '/resources/models/lectern-en-256/onnx/model_quantized.onnx',
          '/resources/models/lectern-en-256/ATTRIBUTION.md',
          '/resources/icons/256x256.png',
          '/resources/tray/trayTemplate.png',
          '/LICENSE',
          '/THIRD_PARTY_NOTICES.md',
        ]),
      );
    });

    it('holds nothing else: no sources, no tests, no tools, no other host', () => {
      const top = new Set(names.map((name) => name.split('/')[1]));
      expect([...top].sort()).toEqual(
        [
          'LICENSE',
          'THIRD_PARTY_NOTICES.md',
          'drizzle',
          'node_modules',
          'out',
          'package.json',
          'resources',
        ].sort(),
      );
      expect(names).not.toContain('/out/main/web.js');
      expect(names.filter((name) => /\.(map|ts|tsx|c|h)$/.test(name))).toEqual([]);
    });

    it('holds only the native modules of this system', () => {
      const modules = new Set(
        names.flatMap((name) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(name)?.[1] ?? []),
      );
      for (const scope of ['@github', '@node-rs', '@open-spaced-repetition']) modules.delete(scope);
      expect([...modules].sort()).toEqual([
        '@github/keytar',
        '@node-rs/argon2',
        '@node-rs/argon2-linux-x64-gnu',
        '@open-spaced-repetition/binding',
        '@open-spaced-repetition/binding-linux-x64-gnu',
        'better-sqlite3',
        'onnxruntime-common',
        'onnxruntime-node',
        'sqlite-vec',
        'sqlite-vec-linux-x64',
      ]);
      expect(names.filter((name) => /^\/node_modules\/.*\/node_modules\//.test(name))).toEqual([]);
    });

    it('finds every package its bundle asks for', () => {
      const folder = join(packed.extracted, 'out', 'main');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.js'),
      );
      const asked = new Set<string>();
      for (const name of files) {
        const text = readFileSync(join(folder, name), 'utf8');
        const { module } = parseSync(name, text, { sourceType: 'module' });
        for (const { moduleRequest } of module.staticImports) asked.add(moduleRequest.value);
        for (const { moduleRequest } of module.dynamicImports) {
          const literal = /^(["'`])([^"'`$]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
          if (literal?.[2] !== undefined) asked.add(literal[2]);
        }
      }
      const packages = [...asked].filter(
        (name) => !/^[./]/.test(name) && !isBuiltin(name) && name !== 'electron',
      );
      const require = createRequire(join(packed.extracted, 'package.json'));
      expect(packages.sort()).toEqual([
        '@github/keytar',
        '@node-rs/argon2',
        '@open-spaced-repetition/binding',
        'better-sqlite3',
        'sqlite-vec',
      ]);
      for (const name of packages) expect(require.resolve(name).startsWith(packed.extracted)).toBe(true);
    });

    it('keeps every binary outside the archive, where the host looks for it', () => {
      const binaries = names.filter((name) => /\.(node|dll|dylib|so)(\.\d+)*$/.test(name));
      expect(binaries.sort()).toEqual([
        '/node_modules/@github/keytar/prebuilds/linux-x64/keytar.node',
        '/node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
        '/node_modules/@open-spaced-repetition/binding-linux-x64-gnu/fsrs-binding.linux-x64-gnu.node',
        '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
        '/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
        '/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
        '/node_modules/sqlite-vec-linux-x64/vec0.so',
      ]);
      for (const name of binaries) {
        expect(statSync(unpackedPath(join(packed.asar, name))).size).toBeGreaterThan(20_000);
      }
    });

    it('opens a database, finds a nearest vector, hashes a password and trains weights with what was unpacked', () => {
      const script = `
      const require = (await import('node:module')).createRequire(${JSON.stringify(join(packed.extracted, 'package.json'))});
      const db = new (require('better-sqlite3'))(':memory:');
      db.loadExtension(process.argv[1]);
      db.exec('CREATE VIRTUAL TABLE v USING vec0(embedding float[3])');
      const add = db.prepare('INSERT INTO v(rowid, embedding) VALUES (?, ?)');
      for (const [id, at] of [[1n, [0, 0, 0]], [2n, [1, 1, 1]], [3n, [5, 5, 5]]]) add.run(id, new Float32Array(at));
      const nearest = db.prepare('SELECT rowid FROM v WHERE embedding MATCH ? AND k = 1').get(new Float32Array([1, 1, 0.9]));
      const { hashSync, verifySync } = require('@node-rs/argon2');
      const { computeParameters, FSRSBindingItem, FSRSBindingReview } = require('@open-spaced-repetition/binding');
      const reviews = [new FSRSBindingReview(3, 0), new FSRSBindingReview(3, 4)];
      const weights = await computeParameters([new FSRSBindingItem(reviews)], { enableShortTerm: true });
      process.stdout.write(JSON.stringify({ nearest: nearest.rowid, known: verifySync(hashSync('pass'), 'pass'), weights: weights.length }));
    `;
      const vec = unpackedPath(join(packed.asar, 'node_modules', 'sqlite-vec-linux-x64', 'vec0.so'));
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, vec], {
        cwd: packed.place,
        encoding: 'utf8',
      });
      expect(JSON.parse(said)).toEqual({ nearest: 2, known: true, weights: 21 });
    });

    it('reads the sample with the engine it ships', async () => {
      const { client } = packedEngine(packed);
      const path = join(packed.extracted, 'resources', 'sample', 'lectern-sample.pdf');
      const { handle, pageCount } = await client.open({ path, contentType: 'application/pdf' });
      const [page] = await client.pages({ handle, from: 2, to: 2 });
      expect(pageCount).toBe(12);
      expect(page?.text).toContain('Memory is the ability of a living thing');
    });

    it('turns text into vectors with the engine and the model it ships, where the core looks for it', async () => {
      const models = unpackedPath(join(packed.asar, 'resources', 'models'));
      const [model, ...others] = createKnownModels({
        dataDir: join(packed.place, 'no-data'),
        resourcesDir: join(packed.asar, 'resources'),
        unpacked: unpackedPath,
        log: { write: () => {} },
      }).list();
      expect(others).toEqual([]);
      expect(model).toMatchObject({ source: 'built_in', isDamaged: false });
      const { folder, dim, pooling, files } = model!;
      expect(folder.startsWith(models)).toBe(true);
      await checkFiles(folder, files);
      const { client } = packedEngine(packed);
      expect(await client.loadEmbedder({ folder, threads: 1, pooling })).toMatchObject({ dim });
      const texts = ['The heart pumps blood.', 'Blood is moved by the heart.', 'Taxes rose last year.'];
      const { vectors } = await client.embed({ folder, texts });
      const all = new Float32Array(await vectors.arrayBuffer());
      const likeness = (a: number, b: number) =>
        all.slice(a * dim, (a + 1) * dim).reduce((sum, x, i) => sum + x * (all[b * dim + i] as number), 0);
      expect(likeness(0, 0)).toBeCloseTo(1, 3);
      expect(likeness(0, 1)).toBeGreaterThan(likeness(0, 2) + 0.2);
    });

    it('starts from its own entry, serves its page, and reads the file it was opened with', async () => {
      const dataDir = join(packed.place, 'data');
      const sample = join(packed.extracted, 'resources', 'sample', 'lectern-sample.pdf');
      const child = fork(join(packed.extracted, 'out', 'main', 'index.js'), [sample], {
        cwd: packed.place,
        env: { ...cleanEnvironment(process.env), LECTERN_DATA_DIR: dataDir },
        execArgv: ['--import', new URL('./register-stand-in.ts', import.meta.url).href],
        // A host that never answers must not outlive its test.
        timeout: 40_000,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const ended = once(child, 'exit');
      const [said] = await Promise.race([once(child, 'message'), ended]);
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(said).toMatchObject({
        url: 'app://bundle/',
        status: 200,
        html: expect.stringContaining('<div id="root">'),
        health: { databaseOk: true, host: 'electron', version: '0.0.0-stand-in', dataDir },
        material: { title: 'lectern-sample', status: 'ready', pages: 12 },
      });
      const log = readFileSync(join(dataDir, 'logs', 'lectern.log'), 'utf8');
      expect(log).toContain('"event":"host.started"');
      expect(log).not.toContain('"level":"error"');
    });

    it('has its fuses set', async () => {
      const wire = await getCurrentFuseWire(packed.executable);
      const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
      expect(on(FuseV1Options.RunAsNode)).toBe(false);
      expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true);
      expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
      expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
      expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
      expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
      expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    });

    it('fetched nothing', () => {
      expect(existsSync(join(packed.place, 'cache'))).toBe(false);
    });
  },
);

/** The packed engine in a process of its own, as the host starts it. */
function packedEngine({ extracted, place }: Packed) {
  const env = cleanEnvironment({
    ...process.env,
    LECTERN_PDFJS_DIR: join(extracted, 'out', 'renderer', 'pdfjs'),
  });
  const link = createEngineLink({
    spawn: () =>
      fork(join(extracted, 'out', 'main', 'engine.js'), [], {
        cwd: place,
        env,
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      }),
    log: { write: () => {} },
  });
  onTestFinished(() => link.close());
  return link;
}
