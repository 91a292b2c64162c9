// Where focus goes in a question, and which answer a key stands for.

/** The box to type in, else the question itself: it is read out, and the next Tab is its first answer. */
export function focusQuestion(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: 'start' });
  const box = card?.querySelector<HTMLElement>('input:not([type="radio"])');
  (box ?? card?.querySelector<HTMLElement>('[data-question]'))?.focus({ preventScroll: true });
}

/** "1"–"9" and "a"–"e" as positions. */
export function optionIndex(key: string): number {
  const digit = Number(key);
  return Number.isInteger(digit) && key.trim() !== '' ? digit - 1 : key.toLowerCase().charCodeAt(0) - 97;
}
