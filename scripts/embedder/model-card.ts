// The model's own page: what it is, what it was learnt from, what it can and cannot do. Its figures are filled in by
// scripts/eval/retrieval.ts --card, which measures them.

import type { Source } from './attribution.ts';
import type { LearnOptions, Learnt } from './learn-model.ts';
import type { Use } from './write-model.ts';

export const figuresFrom = '<!-- figures -->';
export const figuresTo = '<!-- /figures -->';

export function modelCard(use: Use, learnt: Learnt, options: LearnOptions, sources: Source[]): string {
  const books = sources.flatMap(({ titles }) => titles);
  return `# ${use.name}

A table of word vectors for searching English textbooks: ${learnt.tokenizer.vocabulary.length} pieces of words,
${options.dim} numbers each. It puts a text where the texts that mean the same are. It writes nothing and knows nothing
by heart: a text's vector is the mean of its pieces' vectors, and nothing else.

## Use

Together with full text, never alone: \`score = bm25 / best bm25 + ${use.likenessWeight} · cosine\`, over the best 20 of each side.
When more than ${Math.round(use.maxCutShare * 100)} % of a question's words are unknown or had to be cut into pieces, likeness is left out.
Any program that runs a BERT-like folder can use it: mean pooling, normalised, no prefixes, input \`input_ids\` alone.
Longer texts than 2,048 pieces are cut.

## How well it searches

Books it was not trained on; questions are the books' own exercises, objectives, terms and definitions, and definitions of
the same terms from other books. Kinds are averaged, then books. The weight of likeness and a few settings of the
training were chosen on these same books, so expect slightly less elsewhere.

${figuresFrom}
${figuresTo}

## Limits

- English only. Nearly all Spanish questions are of words it does not know and left to full text, so Spanish neither
  gains nor loses. Other languages were not measured.
- It was not compared with sentence encoders many times its size.
- Word order is lost: "dog bites man" is "man bites dog".
- Exact phrases and very common single words are better left to full text.
- Best on subjects of its books; a subject none of them treats gains little.
- It repeats what stands near what in its books, prejudices too.

## Training

${learnt.pieces.toLocaleString('en')} pieces of text, ${learnt.pairs.toLocaleString('en')} pairs, ${options.steps} steps of ${options.batch} pairs, seed ${options.seed}; \`scripts/embedder/train.ts\` makes the
same bytes again from the same text, and a model of your own from other text. Vectors start from pointwise mutual
information and a truncated singular value decomposition, and are then fitted to pairs a textbook contains: question and
section, definition and paragraph, summary and paragraph, heading and text, neighbouring paragraphs.

## Data and licence

The text of ${books.length} books by OpenStax, each under CC BY 4.0 at the commit named in ATTRIBUTION.md:
${books.join('; ')}.
Most of their repositories have since moved to a licence that forbids commercial use; nothing newer than those
commits was used.

The publisher is understood to ask, on its website, that its books not be ingested into language models or generative
AI without permission. We have not verified this, and no such term is in the repositories used. This is a table of word vectors for
search: it generates no text, and no passage can be read back out of it.

The model is under ${use.licence}, with the attribution in ATTRIBUTION.md.
`;
}
