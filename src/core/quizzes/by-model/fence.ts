// Text of a file as a model may read it: between marks that this call alone knows, with everything taken out that could
// pass for a mark, a turn of the conversation or writing that nobody sees.

/** Characters without a glyph: zero width, bidirectional controls, tags, controls other than line breaks. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|(?![\n\t])\p{Cc}/gu;
/** Marks by which models tell turns apart; a blank after the first character keeps them readable and harmless. */
const turnMarks =
  /<(?=\||\/?(?:start_of_turn|end_of_turn|think|src|s>|system|user|assistant))|\[(?=\/?INST\])|<(?=<\/?SYS>)/giu;

export function fenced(text: string, mark: string): string {
  const plain = text.replace(unseen, '').replaceAll(mark, '').replace(turnMarks, '$& ');
  return `<src k="${mark}">\n${plain}\n</src k="${mark}">`;
}
