// Takes out thoughts that a model writes into its answer as <think>…</think>, which servers without a field for them do.
// Only at the beginning: later the tag may be what the answer is about.
import type { Piece } from './service.ts';

const tags = { open: '<think>', close: '</think>' };

export function createThoughtFilter() {
  let state: 'start' | 'inside' | 'outside' = 'start';
  let rest = '';
  return {
    push(text: string): Piece[] {
      if (state === 'outside') return [{ type: 'text', text }];
      rest += text;
      if (state === 'start') {
        const begun = rest.trimStart();
        if (tags.open.startsWith(begun.slice(0, tags.open.length)) && begun.length < tags.open.length)
          return [];
        if (!begun.startsWith(tags.open)) return spoken(rest);
        state = 'inside';
      }
      const end = rest.indexOf(tags.close);
      if (end < 0) return [{ type: 'thinking' }];
      return spoken(rest.slice(end + tags.close.length).trimStart());
    },
    /** What was held back in case a tag would come of it. */
    flush(): Piece[] {
      return state === 'start' && rest ? spoken(rest) : [];
    },
  };

  function spoken(text: string): Piece[] {
    state = 'outside';
    rest = '';
    return text ? [{ type: 'text', text }] : [];
  }
}
