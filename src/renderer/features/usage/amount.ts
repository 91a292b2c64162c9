// Amounts as people type them: a comma or a point, with or without spaces.

/** Null for nothing, undefined for something that is not an amount. */
export function readAmount(text: string): number | null | undefined {
  const cleaned = text.trim().replace(/\s/g, '').replace(',', '.');
  if (cleaned === '') return null;
  return /^\d+(\.\d*)?$|^\.\d+$/.test(cleaned) ? Number(cleaned) : undefined;
}

/** The currencies people are most likely to be billed in, with the student's own among them. */
export function currencies(current: string): string[] {
  const common = ['USD', 'EUR', 'GBP', 'CHF', 'INR', 'JPY', 'CNY', 'BRL', 'CAD', 'AUD'];
  return common.includes(current) ? common : [current, ...common];
}
