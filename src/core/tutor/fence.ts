// Text that others wrote, as a model may read it: between marks only this request knows, without characters nobody sees
// and without anything that could pass for a mark or for the end of a turn. The real defence is that a model here can
// do nothing but write text; see docs/adr/0017-model-answers.md.
import { randomBytes } from 'node:crypto';

/** Zero width, bidirectional controls, tags and the selectors behind them, and controls other than line breaks and tabs. */
const unseen =
  /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e01ef}]|(?![\n\t])\p{Cc}/gu;

/** What could open a tag, a chat template's token (also with DeepSeek's wide bars), or one of our own marks. */
const openers =
  /<(?=[\p{L}/|｜<!])|\[(?=\/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])|[[(【](?=\s*S\d)/giu;

export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** Keeps every word readable; a blank after an opener takes its meaning away. */
export function harmless(text: string): string {
  return withoutUnseen(text).replace(openers, '$& ');
}

/**
 * What no text of this request can have known. Long enough never to be a year or a word that a text holds, because it is
 * taken out of the text.
 */
export function newKey(): string {
  return randomBytes(4).toString('hex');
}

export function fenced(id: string, key: string, text: string): string {
  const quoted = harmless(text.replaceAll(key, '')).replaceAll(key, '').trim();
  return `<src id="${id}" k="${key}">\n${quoted}\n</src k="${key}">`;
}
