// Who may import whom, as data: the table of docs/architecture.md. Whatever is not listed is forbidden, a new room, a
// new slice and a new package included. "type x" allows `import type` only.

export interface RoomRule {
  /** Rooms, or single files of rooms, that this room may import. */
  rooms: string[];
  /** Packages; a trailing * stands for any ending. */
  packages: string[];
}

export interface WayOutRule {
  rooms: string[];
  /** Built-in modules. */
  builtins: string[];
  /** Names that Node gives to every module. */
  globals: string[];
  except: Record<string, string[]>;
}

export const rooms: Record<string, RoomRule> = {
  contract: { rooms: [], packages: ['zod', '@orpc/contract'] },
  core: {
    rooms: ['contract'],
    packages: [
      'node:*',
      'drizzle-orm',
      'better-sqlite3',
      'sqlite-vec',
      '@orpc/server',
      'type @orpc/contract',
      'zod',
      'uuid',
      '@node-rs/argon2',
      '@open-spaced-repetition/binding',
      'wink-nlp',
      'wink-eng-lite-web-model',
      'compromise',
      'franc-min',
      'fastest-levenshtein',
      'ollama',
      'openai',
      'ts-fsrs',
      'yauzl',
      'yazl',
    ],
  },
  engine: {
    rooms: ['contract'],
    packages: ['node:*', 'pdfjs-dist', '@huggingface/transformers', '@orpc/*', 'uuid'],
  },
  // What both hosts lend the core in the same way.
  host: {
    rooms: ['core/ports.ts'],
    packages: ['node:*', '@github/keytar'],
  },
  main: {
    rooms: ['core', 'contract', 'host', 'engine/link.ts'],
    packages: ['node:*', 'electron', 'electron-store', '@orpc/*', 'rotating-file-stream'],
  },
  web: {
    rooms: ['core', 'contract', 'host', 'engine/link.ts'],
    packages: ['node:*', 'ws', 'sirv', '@orpc/*', 'rotating-file-stream'],
  },
  preload: { rooms: [], packages: ['electron'] },
  renderer: {
    // As types only: a value would pull the whole schema library into the window.
    rooms: ['type contract'],
    packages: [
      'react',
      'react-dom',
      'react-router',
      'react-i18next',
      'i18next',
      '@orpc/client',
      'type @orpc/contract',
      '@orpc/tanstack-query',
      '@tanstack/*',
      'radix-ui',
      'lucide-react',
      'cmdk',
      'sonner',
      'clsx',
      'katex',
      'pdfjs-dist',
    ],
  },
};

/**
 * Ways out of this computer that these rooms may not use, so that src/core/network is the only one: it is handed the
 * host's fetch, and uses nothing of this list itself. Each exception says what it is there for.
 */
export const noWayOut: WayOutRule = {
  rooms: ['contract', 'core', 'engine'],
  builtins: [
    'node:dgram',
    'node:dns',
    'node:dns/promises',
    'node:http',
    'node:http2',
    'node:https',
    'node:inspector',
    'node:net',
    'node:quic',
    'node:tls',
  ],
  globals: ['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest'],
  // A local pipe by which the second host on a data folder learns of the first.
  except: { 'core/claim.ts': ['node:net'] },
};

/**
 * Ranks inside a room, lowest first. A part imports itself and lower ranks; parts on one line never import each other.
 * A trailing * stands for any one folder, each a part of its own.
 */
export const ranks: Record<string, string[][]> = {
  core: [
    ['claim.ts'],
    ['ports.ts'],
    ['faults.ts'],
    ['db'],
    ['events.ts', 'session.ts'],
    ['deps.ts'],
    ['procedures.ts'],
    ['people'],
    ['settings'],
    ['subjects'],
    ['progress'],
    ['mastery'],
    ['network'],
    ['usage'],
    ['models'],
    // Importing indexes text the way search will look for it, so search ranks below the library and knows nothing of it.
    ['search'],
    ['embedding'],
    ['library'],
    ['timer'],
    ['lessons'],
    ['reader'],
    ['highlights'],
    ['tutor'],
    ['notes'],
    ['review'],
    ['quizzes'],
    ['exams'],
    ['exchange'],
    ['recommend'],
    ['sample'],
    ['system'],
    ['bytes.ts'],
    ['router.ts'],
    ['app.ts'],
  ],
  renderer: [['messages', 'styles', 'public'], ['ui'], ['lib'], ['features/*'], ['app'], ['main.tsx']],
};
