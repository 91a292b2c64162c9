// The open-source packages inside the app that a person meets or that do the heavy work, with their licences.
// tests/renderer/licences.test.ts compares this list with what is installed.
export const licences: readonly { name: string; licence: string }[] = [
  { name: '@orpc/client', licence: 'MIT' },
  { name: '@tanstack/react-query', licence: 'MIT' },
  { name: '@tanstack/react-virtual', licence: 'MIT' },
  { name: 'better-sqlite3', licence: 'MIT' },
  { name: 'cmdk', licence: 'MIT' },
  { name: 'drizzle-orm', licence: 'Apache-2.0' },
  { name: 'electron', licence: 'MIT' },
  { name: 'i18next', licence: 'MIT' },
  { name: 'katex', licence: 'MIT' },
  { name: 'lucide-react', licence: 'ISC' },
  { name: 'pdfjs-dist', licence: 'Apache-2.0' },
  { name: 'radix-ui', licence: 'MIT' },
  { name: 'react', licence: 'MIT' },
  { name: 'react-router', licence: 'MIT' },
  { name: 'sonner', licence: 'MIT' },
  { name: 'sqlite-vec', licence: 'MIT OR Apache' },
  { name: 'tailwindcss', licence: 'MIT' },
  { name: 'wink-nlp', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
];
