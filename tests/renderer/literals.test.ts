// No hard-coded words in screens: text between tags and in attributes people read comes from the message files.
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { rendererSources } from './sources.ts';

const spokenAttributes = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'hint',
]);
const hasWord = (text: string) => /\p{L}{2,}/u.test(text);

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Words a person would read that stand in the code itself. */
function literals(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  const found: string[] = [];
  const literal = (node: Node | null | undefined): string | null => {
    if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
    if (node?.type === 'TemplateLiteral') {
      return (node.quasis as { value: { raw: string } }[]).map((quasi) => quasi.value.raw).join(' ');
    }
    return null;
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'JSXText' && hasWord(node.value as string)) found.push((node.value as string).trim());
    if (node.type === 'JSXElement') {
      for (const child of node.children as Node[]) {
        const words = child.type === 'JSXExpressionContainer' ? literal(child.expression as Node) : null;
        if (words && hasWord(words)) found.push(words);
      }
    }
    if (node.type === 'JSXAttribute' && spokenAttributes.has((node.name as { name: string }).name)) {
      const given = node.value as Node | null;
      const words =
        given?.type === 'JSXExpressionContainer' ? literal(given.expression as Node) : literal(given);
      if (words && hasWord(words)) found.push(words);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return found;
}

describe('words in screens', () => {
  const screens = rendererSources().filter(({ path }) => path.endsWith('.tsx'));

  it.each(screens.map(({ path, text }) => [path, text] as const))(
    'come from message files in %s',
    (path, text) => {
      expect(literals(path, text)).toEqual([]);
    },
  );

  it('are found when planted', () => {
    const planted = `
      const a = <p>Hello there</p>;
      const b = <button aria-label="Close it">×</button>;
      const c = <input placeholder={'Type here'} />;
      const d = <p>{\`Page \${1}\`}</p>;
      const e = <p className="not spoken">{t('key')}</p>;
    `;
    expect(literals('planted.tsx', planted)).toEqual(['Hello there', 'Close it', 'Type here', 'Page  ']);
  });
});
