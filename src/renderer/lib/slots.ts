// Places where features meet without knowing each other: commands and search hits for the command box, and acts one
// feature offers and another one starts (import a file, ask about a passage).

import type { ReactNode } from 'react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { PageRange, Scope } from '#contract/ids.ts';
import type { TimerTarget } from '#contract/timer.ts';
import type { ShortcutId } from './shortcut-table.ts';

export interface Command {
  id: string;
  /** Translated. */
  label: string;
  icon?: ReactNode;
  /** Further words that find it. */
  keywords?: readonly string[];
  shortcut?: ShortcutId;
  run: () => void;
}

export interface BoxHit {
  id: string;
  title: string;
  /** For example "Biology, p. 41". */
  detail: string;
  /** Route to open. */
  to: string;
}

/** Finds material for what was typed into the command box; must respect `signal`. */
export type BoxSearch = (text: string, signal: AbortSignal) => Promise<BoxHit[]>;

/** Acts across features; the owner registers with `useAct`, anyone runs with `act`. */
export interface Acts {
  /** Opens the file picker of the library. */
  importFiles: () => void;
  /** Starts a new question thread on a scope, with the composer's text filled in. */
  askAbout: (input: { scope: Scope; text?: string }) => void;
  /** Opens the dialog that makes a quiz from a scope. */
  makeQuiz: (input: { scope: Scope; title?: string }) => void;
  /** Opens the dialog that makes one card, with its sides filled in. */
  makeCard: (input: { front: string; back: string; source: PageRange | null }) => void;
  /** Opens the dialog that takes cards in from a file. */
  importCards: () => void;
  /** Opens the dialog that saves cards as a file. */
  exportCards: () => void;
  /** Opens the dialog that takes a quiz in from a table. */
  importQuiz: () => void;
  /** Saves a quiz as a file. */
  exportQuiz: (input: { quizId: string; format: 'markdown' | 'csv' }) => void;
  /** Opens the dialog that proposes cards from a file or a lesson. */
  makeCards: (from: { materialId: string } | { lessonId: string }) => void;
  /** Starts the timer on something, or makes the session that runs be about it. */
  study: (input: { target: Partial<TimerTarget> }) => void;
}

interface Slot<T> {
  read: () => readonly T[];
  subscribe: (listener: () => void) => () => void;
  add: (value: T) => () => void;
}

function createSlot<T>(): Slot<T> {
  let values: readonly T[] = [];
  const listeners = new Set<() => void>();
  const publish = (next: readonly T[]) => {
    values = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => values,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(value) {
      publish([...values, value]);
      return () => publish(values.filter((other) => other !== value));
    },
  };
}

const commandSlot = createSlot<readonly Command[]>();
const searchSlot = createSlot<BoxSearch>();
const acts = new Map<keyof Acts, Acts[keyof Acts]>();

function useSlot<T>(slot: Slot<T>): readonly T[] {
  return useSyncExternalStore(slot.subscribe, slot.read, slot.read);
}

/** Offers commands while mounted. Keep the array stable (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => commandSlot.add(commands), [commands]);
}

export function useAllCommands(): readonly Command[] {
  return useSlot(commandSlot).flat();
}

/** Answers the command box's search while mounted. Keep the function stable. */
export function useBoxSearch(search: BoxSearch): void {
  useEffect(() => searchSlot.add(search), [search]);
}

export function useBoxSearches(): readonly BoxSearch[] {
  return useSlot(searchSlot);
}

/** Registers how an act is done while mounted. */
export function useAct<K extends keyof Acts>(name: K, perform: Acts[K]): void {
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  useEffect(() => {
    const forward = ((...input: Parameters<Acts[K]>) =>
      (latest.current as (...input: Parameters<Acts[K]>) => void)(...input)) as Acts[K];
    acts.set(name, forward);
    return () => {
      if (acts.get(name) === forward) acts.delete(name);
    };
  }, [name]);
}

/** Does an act if some feature offers it. */
export function act<K extends keyof Acts>(name: K, ...input: Parameters<Acts[K]>): void {
  const perform = acts.get(name) as ((...input: Parameters<Acts[K]>) => void) | undefined;
  perform?.(...input);
}

/** The route that opens a material at exact words: the reader marks [charFrom, charTo) of the page. */
export function readerPath(at: Partial<PageRange> & Pick<PageRange, 'materialId'>): string {
  const query = new URLSearchParams();
  if (at.page !== undefined) query.set('p', String(at.page));
  if (at.charFrom !== undefined && at.charTo !== undefined) query.set('c', `${at.charFrom}-${at.charTo}`);
  const text = query.toString();
  return `/read/${at.materialId}${text ? `?${text}` : ''}`;
}
