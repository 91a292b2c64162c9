import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parseSync } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

    it('holds the build, the migrations, the sample, the pictures and the licences', () => {
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
      modules.delete('@node-rs');
      expect([...modules].sort()).toEqual([
        '@node-rs/argon2',
        '@node-rs/argon2-linux-x64-gnu',
        'better-sqlite3',
        'sqlite-vec',
        'sqlite-vec-linux-x64',
      ]);
      expect(names.filter((name) => name.startsWith('/node_modules/better-sqlite3/prebuilds/'))).toEqual([
        '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      ]);
    });

    it('finds every package its bundle asks for', () => {
      const folder = join(packed.extracted, 'out', 'main');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.js'),
      );
      const asked = new Set<string>();
      for (const name of files) {
        const { module } = parseSync(name, readFileSync(join(folder, name), 'utf8'), {
          sourceType: 'module',
        });
        for (const { moduleRequest } of module.staticImports) asked.add(moduleRequest.value);
      }
      const packages = [...asked].filter(
        (name) => !/^[./]/.test(name) && !isBuiltin(name) && name !== 'electron',
      );
      const require = createRequire(join(packed.extracted, 'package.json'));
      expect(packages.sort()).toEqual(['@node-rs/argon2', 'better-sqlite3', 'sqlite-vec']);
      for (const name of packages) expect(require.resolve(name).startsWith(packed.extracted)).toBe(true);
    });

    it('keeps every binary outside the archive, where the host looks for it', () => {
      const binaries = names.filter((name) => /\.(node|so)$/.test(name));
      expect(binaries).toHaveLength(3);
      for (const name of binaries) {
        expect(statSync(unpackedPath(join(packed.asar, name))).size).toBeGreaterThan(100_000);
      }
    });

    it('opens a database, finds a nearest vector and hashes a password with what was unpacked', () => {
      const script = `
      const require = (await import('node:module')).createRequire(${JSON.stringify(join(packed.extracted, 'package.json'))});
      const db = new (require('better-sqlite3'))(':memory:');
      db.loadExtension(process.argv[1]);
      db.exec('CREATE VIRTUAL TABLE v USING vec0(embedding float[3])');
      const add = db.prepare('INSERT INTO v(rowid, embedding) VALUES (?, ?)');
      for (const [id, at] of [[1n, [0, 0, 0]], [2n, [1, 1, 1]], [3n, [5, 5, 5]]]) add.run(id, new Float32Array(at));
      const nearest = db.prepare('SELECT rowid FROM v WHERE embedding MATCH ? AND k = 1').get(new Float32Array([1, 1, 0.9]));
      const { hashSync, verifySync } = require('@node-rs/argon2');
      process.stdout.write(JSON.stringify({ nearest: nearest.rowid, known: verifySync(hashSync('pass'), 'pass') }));
    `;
      const vec = unpackedPath(join(packed.asar, 'node_modules', 'sqlite-vec-linux-x64', 'vec0.so'));
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, vec], {
        cwd: packed.place,
        encoding: 'utf8',
      });
      expect(JSON.parse(said)).toEqual({ nearest: 2, known: true });
    });

    it('reads the sample with the engine it ships', async () => {
      const env = cleanEnvironment({
        ...process.env,
        LECTERN_PDFJS_DIR: join(packed.extracted, 'out', 'renderer', 'pdfjs'),
      });
      const link = createEngineLink({
        spawn: () =>
          fork(join(packed.extracted, 'out', 'main', 'engine.js'), [], {
            cwd: packed.place,
            env,
            execArgv: [],
            serialization: 'advanced',
            stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
          }),
        log: { write: () => {} },
      });
      try {
        const path = join(packed.extracted, 'resources', 'sample', 'lectern-sample.pdf');
        const { handle, pageCount } = await link.client.open({ path, contentType: 'application/pdf' });
        const [page] = await link.client.pages({ handle, from: 2, to: 2 });
        expect(pageCount).toBe(12);
        expect(page?.text).toContain('Memory is the ability of a living thing');
      } finally {
        await link.close();
      }
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
