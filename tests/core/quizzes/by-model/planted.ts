// Questions as a model might write them about the texts of the evaluation set: sound ones, and ones whose key is wrong in
// the ways models get it wrong. `blind` marks those that only a second look can tell, because the words alone fit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullSize, type Readable, readable } from '#core/quizzes/by-model/passages.ts';
import type { Written } from '#core/quizzes/by-model/wire.ts';

const fixtures = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'eval', 'texts');
const texts = ['water-in-plants', 'waves-and-sound', 'immune-memory'] as const;

/** The texts as a model gets them: a section a piece, all on one page each. */
export const library: Readable[] = texts.flatMap((name) => {
  const text = readFileSync(join(fixtures, `${name}.md`), 'utf8');
  const pieces = [...text.matchAll(/^## .*\n([^#]+)/gmu)].map((match, section) => ({
    chunkId: `${name}-${section}`,
    page: 1,
    charFrom: match.index,
    text: match[0].trimEnd(),
    heading: null,
    section,
  }));
  return readable({ id: name, title: name, language: 'en', passages: pieces }, fullSize);
});

/** The passage a question was written from: the one that holds these words. */
export function passageWith(words: string): Readable {
  const found = library.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`No passage holds: ${words}`);
  return found;
}

function mcq(stem: string, options: string[], index: number, quote: string): Written {
  const answer = options[index] ?? '';
  return {
    type: 'mcq',
    stem,
    options,
    answer_index: index,
    answer,
    quote,
    explanation: '',
    difficulty: 'easy',
  };
}

function other(type: 'tf' | 'short', stem: string, answer: string, quote: string): Written {
  return { type, stem, options: [], answer_index: 0, answer, quote, explanation: '', difficulty: 'easy' };
}

export const xylem = 'Xylem is a tissue that carries water and minerals from the roots to the leaves.';
const phloem = 'Phloem is a tissue that carries sugar from the leaves to all other parts.';
const lignin = 'The stiff substance that strengthens the walls of wood cells is called lignin.';
const osmosis =
  'Osmosis is the movement of water through a membrane from a weaker solution to a stronger one.';
const active =
  'Active transport is a process that uses energy to carry particles against their concentration gradient.';
const transpiration = 'Transpiration is the loss of water vapour from the leaves of a plant.';
const stomata = 'The tiny openings in the skin of a leaf are called stomata.';
const acid = 'The hormone that closes the pores of a leaf during drought is called abscisic acid.';
const guard = 'Guard cells are paired cells that swell to open a pore and shrink to close it.';
const dixon = 'In 1894 Henry Dixon and John Joly published this explanation, which is still accepted.';
const transverse = 'A transverse wave is a wave that shakes at right angles to its direction of travel.';
const longitudinal = 'A longitudinal wave is a wave that shakes along its direction of travel.';
const wavelength = 'The wavelength is the distance from one crest of a wave to the next.';
const frequency = 'Frequency is the number of waves that pass a point each second.';
const period = 'The period of a wave is the time that one complete wave takes to pass.';
const ultrasound = 'Ultrasound is sound that is too high for the human ear.';
const infrasound = 'Sounds too low to hear are called infrasound.';
const diffraction = 'The bending of waves around an obstacle is called diffraction.';
const refraction = 'Refraction is the change of direction of a wave that enters another material.';
const resonance =
  'Resonance is a strong vibration that is caused by pushes at the natural frequency of an object.';
const air = 'In air at room temperature sound travels about 343 metres in one second.';
const doppler = 'In 1842 Christian Doppler predicted that a moving source changes the colour of its light.';
const plasma =
  'The fully developed B cells that release thousands of antibodies a second are called plasma cells.';
const helper = 'Helper T cells are lymphocytes that release signals to direct other immune cells.';
const killer = 'Killer T cells are lymphocytes that destroy body cells infected by a virus.';
const thymus = 'The organ behind the breastbone where T cells mature is called the thymus.';
const adjuvant = 'A substance that is added to a vaccine to strengthen the response is called an adjuvant.';
const booster = 'A booster is a later dose that renews the memory of the immune system.';
const allergy = 'An allergy is a reaction of the immune system to a harmless substance.';
const jenner =
  'In 1796 Edward Jenner infected a boy with cowpox and later showed that he could not catch smallpox.';

const tissues = ['Xylem', 'Phloem', 'Cortex', 'Root hairs'];
const waves = ['Amplitude', 'Frequency', 'Wavelength', 'Period'];
const bends = ['Diffraction', 'Refraction', 'Resonance', 'Interference'];
const cells = ['Plasma cells', 'Helper T cells', 'Killer T cells', 'Phagocytes'];

export const sound: Written[] = [
  mcq('Which tissue carries water and minerals from the roots to the leaves?', tissues, 0, xylem),
  mcq('Which tissue carries sugar from the leaves to all other parts of a plant?', tissues, 1, phloem),
  mcq(
    'Which substance strengthens the walls of wood cells?',
    ['Lignin', 'Sugar', 'Sap', 'Cohesion'],
    0,
    lignin,
  ),
  mcq(
    'What is the movement of water through a membrane to a stronger solution?',
    ['Transpiration', 'Osmosis', 'Cohesion', 'Wilting'],
    1,
    osmosis,
  ),
  mcq(
    'A root collects minerals that are scarcer in the soil and spends energy on it. Which process carries particles against their gradient?',
    ['Osmosis', 'Transpiration', 'Active transport', 'Cohesion'],
    2,
    active,
  ),
  other('short', 'What are the tiny openings in the skin of a leaf called?', 'stomata', stomata),
  other('short', 'Which hormone closes the pores of a leaf during drought?', 'abscisic acid', acid),
  other(
    'short',
    'What is the loss of water vapour from the leaves of a plant called?',
    'Transpiration',
    transpiration,
  ),
  mcq(
    'Which wave shakes at right angles to its direction of travel?',
    ['Transverse', 'Longitudinal', 'Echo', 'Beating'],
    0,
    transverse,
  ),
  mcq('What is the distance from one crest of a wave to the next?', waves, 2, wavelength),
  mcq('What is the number of waves that pass a point each second?', waves, 1, frequency),
  mcq(
    'What is sound too high for the human ear called?',
    ['Infrasound', 'Echo', 'Ultrasound', 'Pitch'],
    2,
    ultrasound,
  ),
  mcq('What do we call the bending of waves around an obstacle?', bends, 0, diffraction),
  mcq(
    'What do we call the change of direction of a wave that enters another material?',
    bends,
    1,
    refraction,
  ),
  other('short', 'How many metres does sound travel in one second in air at room temperature?', '343', air),
  other(
    'short',
    'Who predicted that a moving source changes the colour of its light?',
    'Christian Doppler',
    doppler,
  ),
  mcq('Which cells release thousands of antibodies a second?', cells, 0, plasma),
  mcq('Which lymphocytes release signals that direct other immune cells?', cells, 1, helper),
  mcq('Which lymphocytes destroy body cells infected by a virus?', cells, 2, killer),
  other('short', 'In which organ behind the breastbone do T cells mature?', 'thymus', thymus),
  other('short', 'Which substance is added to a vaccine to strengthen the response?', 'adjuvant', adjuvant),
  mcq(
    'What renews the memory of the immune system?',
    ['An adjuvant', 'A booster', 'An antigen', 'A fever'],
    1,
    booster,
  ),
  other('tf', 'Phloem carries sugar from the leaves to all other parts.', 'true', phloem),
  other('tf', 'The bending of waves around an obstacle is called refraction.', 'false', diffraction),
  other('tf', 'In air at room temperature sound travels about 1500 metres in one second.', 'false', air),
];

export const wrongKeys: { question: Written; why: string; blind?: true }[] = [
  // Another option is keyed, the quote stays.
  ...[
    mcq('Which tissue carries water and minerals from the roots to the leaves?', tissues, 1, xylem),
    mcq('Which tissue carries sugar from the leaves to all other parts of a plant?', tissues, 0, phloem),
    mcq('What is the distance from one crest of a wave to the next?', waves, 0, wavelength),
    mcq('What do we call the bending of waves around an obstacle?', bends, 2, diffraction),
    mcq('Which cells release thousands of antibodies a second?', cells, 3, plasma),
    mcq(
      'Which substance strengthens the walls of wood cells?',
      ['Lignin', 'Sugar', 'Sap', 'Turgor'],
      2,
      lignin,
    ),
    other('short', 'What are the tiny openings in the skin of a leaf called?', 'guard cells', stomata),
    other(
      'short',
      'Who predicted that a moving source changes the colour of its light?',
      'Buys Ballot',
      doppler,
    ),
    other('short', 'How many metres does sound travel in one second in air?', '443', air),
  ].map((question) => ({ question, why: 'answer not in the quote' })),
  // The quote moves along with the key, to a sentence about something else.
  ...[
    mcq('Which tissue carries water and minerals from the roots to the leaves?', tissues, 1, phloem),
    mcq('Which tissue carries sugar from the leaves to all other parts of a plant?', tissues, 0, xylem),
    mcq('Which lymphocytes destroy body cells infected by a virus?', cells, 1, helper),
    mcq('Which lymphocytes release signals that direct other immune cells?', cells, 2, killer),
    mcq(
      'Which wave shakes at right angles to its direction of travel?',
      ['Transverse', 'Longitudinal', 'Echo', 'Beating'],
      1,
      longitudinal,
    ),
    mcq(
      'Which wave shakes along its direction of travel?',
      ['Transverse', 'Longitudinal', 'Echo', 'Beating'],
      0,
      transverse,
    ),
    mcq('What is the number of waves that pass a point each second?', waves, 2, wavelength),
    mcq('What is the distance from one crest of a wave to the next?', waves, 1, frequency),
    mcq(
      'What do we call the change of direction of a wave that enters another material?',
      bends,
      0,
      diffraction,
    ),
    mcq('What do we call the bending of waves around an obstacle?', bends, 1, refraction),
    mcq(
      'What is sound too high for the human ear called?',
      ['Infrasound', 'Echo', 'Ultrasound', 'Pitch'],
      0,
      infrasound,
    ),
    mcq(
      'What is the greatest distance of a point from its rest position?',
      ['Amplitude', 'Crest', 'Wavelength', 'Period'],
      2,
      wavelength,
    ),
    mcq('What is the time that one complete wave takes to pass?', waves, 1, frequency),
    mcq(
      'Which process uses energy to carry particles against their concentration gradient?',
      ['Osmosis', 'Active transport', 'Cohesion', 'Turgor'],
      0,
      osmosis,
    ),
    other('short', 'Which hormone closes the pores of a leaf during drought?', 'guard cells', guard),
    other('short', 'Which substance is added to a vaccine to strengthen the response?', 'booster', booster),
    other('short', 'What blocks the path between the cells of the inner cortex?', 'active transport', active),
    other('short', 'What is the gradual change of a virus by small mutations?', 'allergy', allergy),
  ].map((question) => ({ question, why: 'another sentence fits' })),
  // Two options stand in the quote.
  ...[
    mcq('Where does xylem carry water to?', ['Leaves', 'Roots', 'Fruits', 'Seeds'], 1, xylem),
    mcq(
      'Who published the explanation in 1894?',
      ['Henry Dixon', 'John Joly', 'Jenner', 'Doppler'],
      0,
      dixon,
    ),
    mcq('With what did Jenner infect the boy?', ['Cowpox', 'Smallpox', 'Measles', 'Polio'], 1, jenner),
  ].map((question) => ({ question, why: 'several options fit' })),
  // Claims keyed the wrong way round.
  ...[
    other('tf', 'Phloem carries sugar from the leaves to all other parts.', 'false', phloem),
    other('tf', 'Phloem carries water from the leaves to all other parts.', 'true', phloem),
    other('tf', 'Ultrasound is not too high for the human ear.', 'true', ultrasound),
    other('tf', 'Ultrasound is too low for the human ear.', 'true', ultrasound),
    other(
      'tf',
      'The loss of water vapour from the leaves of a plant is transpiration.',
      'false',
      transpiration,
    ),
    other('tf', 'Xylem carries minerals and water from the leaves to the roots.', 'true', xylem),
    other('tf', 'In air at room temperature sound travels about 1500 metres in one second.', 'true', air),
    other('tf', 'A wave that bends around an obstacle shows diffraction.', 'false', diffraction),
  ].map((question) => ({ question, why: 'the claim is keyed the wrong way' })),
  // Words of the right sentence that are not its answer, while the true answer is no option.
  ...[
    mcq(
      'What does xylem carry from the roots to the leaves?',
      ['Tissue', 'Sugar', 'Pollen', 'Sand'],
      0,
      xylem,
    ),
    mcq('What does refraction change in a wave?', ['Colour', 'Crest', 'Material', 'Echo'], 2, refraction),
    other('short', 'Of what is the period the time that it takes to pass?', 'complete', period),
    other('short', 'What is a strong vibration at the natural frequency of an object?', 'pushes', resonance),
  ].map((question) => ({ question, why: 'only a reader can tell', blind: true as const })),
];
