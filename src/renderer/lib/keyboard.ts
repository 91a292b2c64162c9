// Turns key presses into acts. One listener for the whole window; a screen claims an id from the table while it is
// mounted, the latest claim wins. Single keys stay quiet in text fields and when the student switched them off.
import { useEffect, useRef } from 'react';
import { type ShortcutId, type ShortcutSpec, shortcutSpec } from './shortcut-table.ts';

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const isMac =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);

/** Whether a press is the combination, for example "mod+shift+l" or "?". */
export function matches(combination: string, press: Press, mac: boolean): boolean {
  const parts = combination === '+' ? ['+'] : combination.split('+').map((part) => part || '+');
  const key = parts.at(-1)!;
  const wanted = new Set(parts.slice(0, -1));
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (wanted.has('mod') !== mod || otherMod) return false;
  if (wanted.has('alt') !== press.altKey) return false;
  // A sign such as "?" already needs Shift on most keyboards, so Shift only counts for letters and named keys.
  const shiftMatters = wanted.has('shift') || /^[a-z0-9]$|^[a-z]{2,}|^f\d+$/.test(key);
  if (shiftMatters && wanted.has('shift') !== press.shiftKey) return false;
  return press.key.toLowerCase() === key;
}

/** Caps to show for a combination: ["Ctrl", "K"] or ["⌘", "K"]. */
export function capsOf(combination: string, mac: boolean = isMac): string[] {
  const parts = combination === '+' ? ['+'] : combination.split('+').map((part) => part || '+');
  const names: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    alt: mac ? '⌥' : 'Alt',
    shift: mac ? '⇧' : 'Shift',
    arrowleft: '←',
    arrowright: '→',
    arrowup: '↑',
    arrowdown: '↓',
    pageup: 'PgUp',
    pagedown: 'PgDn',
    enter: 'Enter',
    escape: 'Esc',
    ' ': 'Space',
  };
  return parts.map((part) => names[part] ?? part.toUpperCase());
}

/** Caps of a shortcut's first combination, for tooltips and menus. */
export function shortcutCaps(id: ShortcutId, mac: boolean = isMac): string[] {
  const spec = shortcutSpec(id);
  return spec.caps ? [...spec.caps] : capsOf(spec.keys[0]!, mac);
}

export interface KeyContext {
  /** A text field, editor or similar has focus. */
  typing: boolean;
  singleKeysOn: boolean;
  mac: boolean;
}

/** Whether this press means this shortcut now. */
export function triggers(spec: ShortcutSpec, press: Press, context: KeyContext): boolean {
  const hit = spec.keys.find((combination) => matches(combination, press, context.mac));
  if (hit === undefined) return false;
  const bare = !/^(mod|alt)\+/.test(hit) && !/^(shift\+)?f\d+$/.test(hit);
  if (bare && context.typing) return false;
  return !(spec.single && bare && !context.singleKeysOn);
}

type Handler = (event: KeyboardEvent) => void;
const claims: { id: ShortcutId; handler: { current: Handler } }[] = [];
let singleKeysOn = true;
let listening = false;

export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

/** Claims a shortcut while the component is mounted. `enabled: false` leaves the key to whoever is beneath. */
export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    listen();
    const claim = { id, handler: latest };
    claims.push(claim);
    return () => {
      claims.splice(claims.indexOf(claim), 1);
    };
  }, [id, enabled]);
}

function listen(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    // Letters typed into an open list find entries in it.
    if (event.target instanceof Element && event.target.closest('[role="listbox"]')) return;
    const context: KeyContext = { typing: isTyping(event.target), singleKeysOn, mac: isMac };
    // Beneath an open dialog or menu the screen's own keys rest; the dialog handles its keys itself.
    if (document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]')) return;
    const claim = claims.findLast((candidate) => triggers(shortcutSpec(candidate.id), event, context));
    if (!claim) return;
    const { yieldsTo }: ShortcutSpec = shortcutSpec(claim.id);
    if (yieldsTo === 'button' && isPressable(event.target)) return;
    if (yieldsTo === 'text' && context.typing) return;
    event.preventDefault();
    claim.handler.current(event);
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return target instanceof HTMLSelectElement;
  return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary') !== null;
}
