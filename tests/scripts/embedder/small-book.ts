// Two books of a few paragraphs, written for these tests: enough to learn a handful of word vectors from.
import type { Section } from '../../../scripts/embedder/books.ts';
import { type LearnOptions, shipped } from '../../../scripts/embedder/learn-model.ts';
import type { Use } from '../../../scripts/embedder/write-model.ts';

export const small: LearnOptions = {
  ...shipped,
  seed: 7,
  dim: 16,
  vocabulary: 400,
  steps: 20,
  batch: 16,
  warmup: 5,
};

export const use: Use = {
  id: 'small',
  name: 'Small',
  languages: ['en'],
  licence: 'MIT',
  queryPrefix: '',
  passagePrefix: '',
  likenessWeight: 2,
  maxCutShare: 0.5,
};

export const smallBook: Section[] = [
  section('plants', 'Photosynthesis', 'photosynthesis', 'the making of sugar out of light by plants', [
    'Green plants take in light through their leaves. In photosynthesis the light is used to make sugar from water and air. The plant keeps the sugar as food for the night and for its roots.',
    'Without light a plant grows pale and thin. Its leaves turn yellow because the green colour is made only in the light. After some days in the dark the plant has used up the sugar it kept.',
  ]),
  section('plants', 'Erosion', 'erosion', 'the carrying away of soil by wind and rain', [
    'Rain and wind move soil from the hills into the valleys. This erosion is slow where grass holds the ground together. On bare ground a single storm can carry away what took years to form.',
    'Farmers plant trees along their fields to slow the wind. The roots hold the soil, and the rain sinks in before it can run off. Where the trees were cut, the rivers soon ran brown with soil.',
  ]),
  section(
    'farming',
    'Light and Crops',
    'photosynthesis',
    'how leaves use light to turn water and air into sugar',
    [
      'A crop can grow only as fast as its leaves catch light. Photosynthesis in the leaves feeds the grain, and shade from weeds takes a part of it away. So farmers keep their fields free of tall weeds.',
      'Glass houses let in light and keep in warmth. In winter the light is short, and lamps are hung above the plants. The cost of the lamps decides which crops are worth growing under glass.',
    ],
  ),
];

function section(book: string, title: string, term: string, meaning: string, paragraphs: string[]): Section {
  return {
    book,
    id: title,
    title,
    objectives: [`Explain what ${term} is and why it matters to a farmer`],
    blocks: paragraphs.map((t, i) => ({ h: [title], t, terms: i === 0 ? [[term, '']] : [], k: 'para' })),
    summary: [`${title}: ${meaning}.`],
    exercises: [{ q: `What happens to soil, light or sugar in ${term}?`, sol: meaning }],
    glossary: [{ term, def_: meaning }],
  };
}
