// Reads every import of every source file and measures it against the rules. Fails closed: an import it cannot read,
// resolve or place is a violation, for a fence that sees nothing would stand just as quietly.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import type { RoomRule, WayOutRule } from './rules.ts';

export interface Rules {
  rooms: Record<string, RoomRule>;
  ranks: Record<string, string[][]>;
  noWayOut: WayOutRule;
}

export interface Survey {
  files: number;
  imports: number;
  violations: string[];
}

interface Source {
  imports: Import[];
  /** Names used as globals, as far as they are among those asked for. */
  globals: string[];
}

interface Import {
  /** Null when it is not a plain string. */
  specifier: string | null;
  typeOnly: boolean;
}

/** Surveys all code under `src`. Rooms are its folders; `#room/…` names a file of a room. */
export function survey(src: string, rules: Rules): Survey {
  const result: Survey = { files: 0, imports: 0, violations: [] };
  for (const path of codeUnder(src)) {
    result.files += 1;
    const file = relative(src, path).split(sep).join('/');
    const report = (what: string) => result.violations.push(`${file}: ${what}`);
    const room = roomOf(file);
    const rule = rules.rooms[room];
    if (!rule) {
      report(`“${room}” is not a room`);
      continue;
    }
    if (rules.ranks[room] && !placeOf(file, rules.ranks[room])) report('has no rank in its room');
    const source = read(path, rules.noWayOut.globals, report);
    for (const way of waysOut(source, file, rules.noWayOut)) report(`may not use “${way}”, a way out`);
    for (const found of source.imports) {
      result.imports += 1;
      const complaint = judge(found, file, rule, src, rules);
      if (complaint) report(complaint);
    }
  }
  return result;
}

function judge(found: Import, file: string, rule: RoomRule, src: string, rules: Rules): string | null {
  const { specifier, typeOnly } = found;
  if (specifier === null) return 'imports something that is not a plain string';
  const target = fileBehind(specifier, join(src, file), src);
  if (target === null) {
    const name = packageOf(specifier);
    return permits(rule.packages, name, typeOnly) ? null : `may not import the package “${specifier}”`;
  }
  if (!existsSync(join(src, target)) || target.startsWith('..'))
    return `imports “${specifier}”, which is no file here`;
  const from = roomOf(file);
  const to = roomOf(target);
  if (from !== to) {
    const permitted = permits(rule.rooms, to, typeOnly) || permits(rule.rooms, target, typeOnly);
    return permitted ? null : `may not import “${target}”`;
  }
  const order = rules.ranks[from];
  if (!order) return null;
  const here = placeOf(file, order);
  const there = placeOf(target, order);
  if (here && there && (here.part === there.part || there.rank < here.rank)) return null;
  return `may not import “${target}”, which does not rank below it`;
}

function waysOut({ imports, globals }: Source, file: string, rule: WayOutRule): string[] {
  if (!rule.rooms.includes(roomOf(file))) return [];
  const builtins = imports.flatMap(({ specifier }) =>
    specifier !== null && rule.builtins.includes(specifier) ? [specifier] : [],
  );
  return [...builtins, ...globals].filter((way) => !rule.except[file]?.includes(way));
}

/** Path below `src` that a specifier names, or null for a package. */
function fileBehind(specifier: string, importer: string, src: string): string | null {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('#')) return path.slice(1);
  if (!path.startsWith('.')) return null;
  return relative(src, resolve(dirname(importer), path))
    .split(sep)
    .join('/');
}

/** "@scope/name/deep" → "@scope/name", "name/deep" → "name", "node:fs/promises" stays. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function permits(list: string[], name: string, typeOnly: boolean): boolean {
  return list.some((entry) => {
    const pattern = entry.replace(/^type /, '');
    if (pattern !== entry && !typeOnly) return false;
    return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  });
}

function placeOf(file: string, order: string[][]): { rank: number; part: string } | null {
  const [, ...within] = file.split('/');
  for (const [rank, parts] of order.entries()) {
    for (const part of parts) {
      const depth = part.split('/').length;
      const candidate = within.slice(0, depth).join('/');
      const matches = part.endsWith('/*')
        ? within.length > depth && candidate.startsWith(part.slice(0, -1))
        : candidate === part;
      if (matches) return { rank, part: candidate };
    }
  }
  return null;
}

function roomOf(file: string): string {
  return file.split('/', 1)[0] ?? '';
}

function read(path: string, globals: string[], report: (what: string) => void): Source {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) report('cannot be parsed');
  const found: Import[] = [];
  const used: string[] = [];
  // Where a name stands for a property and not for the global of that name.
  const names = new Set<number>();
  const named = (node: { computed?: boolean; shorthand?: boolean; key: { start: number } }) => {
    if (!node.computed && !node.shorthand) names.add(node.key.start);
  };
  const add = (source: unknown, typeOnly: boolean) => {
    const { type, value } = source as { type: string; value?: unknown };
    found.push({ specifier: type === 'Literal' && typeof value === 'string' ? value : null, typeOnly });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source, node.exportKind === 'type');
    },
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
    MemberExpression(node) {
      if (node.computed) return;
      const isGlobal = node.object.type === 'Identifier' && node.object.name === 'globalThis';
      if (!isGlobal) names.add(node.property.start);
    },
    TSQualifiedName: (node) => void names.add(node.right.start),
    Property: named,
    MethodDefinition: named,
    PropertyDefinition: named,
    TSMethodSignature: named,
    TSPropertySignature: named,
    Identifier(node) {
      if (globals.includes(node.name) && !names.has(node.start)) used.push(node.name);
    },
    TSImportEqualsDeclaration: () => found.push({ specifier: null, typeOnly: false }),
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(node.arguments[0], false);
    },
  }).visit(program);
  return { imports: found, globals: used };
}

function codeUnder(path: string): string[] {
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => codeUnder(join(path, name)));
  return /\.[cm]?[jt]sx?$/.test(path) ? [path] : [];
}
