// The tokenizer as every program of this kind reads it: tokenizer.json with the vocabulary, tokenizer_config.json with
// what to do around it.
import { inside, maxWordChars, openingId, special } from './tokenizer.ts';

/**
 * The model has no positions and so no limit of its own. Longer text is cut here to bound time: a passage of the app has
 * at most 350 words.
 */
export const maxTokens = 2048;

export function tokenizerJson(vocabulary: string[]): object {
  const opening = special[openingId];
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: opening, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [
        { SpecialToken: { id: opening, type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { Sequence: { id: 'B', type_id: 0 } },
      ],
      special_tokens: { [opening]: { id: opening, ids: [openingId], tokens: [opening] } },
    },
    decoder: { type: 'WordPiece', prefix: inside, cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: special[1],
      continuing_subword_prefix: inside,
      max_input_chars_per_word: maxWordChars,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  };
}

export function tokenizerConfig(): object {
  return {
    tokenizer_class: 'BertTokenizer',
    do_lower_case: true,
    strip_accents: true,
    model_max_length: maxTokens,
    pad_token: special[0],
    unk_token: special[1],
    cls_token: special[2],
    clean_up_tokenization_spaces: true,
  };
}
