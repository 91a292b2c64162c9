// Sentences as a model could write them about three short texts of our own: true ones in other words, the same with one
// number or name changed, and some from nowhere.
export const passages = [
  `The lighthouse of Skerry Point was built in 1846 by the engineer Alan Brodie. Its tower is 38 metres high and stands
on black basalt. Brodie chose a lens made in Paris, which threw its beam over 21 sea miles. In 1931 the lamp was
changed from oil to electric light. Today nobody lives there, and the beam is switched by a computer in Aberdeen.`,
  `Chlorophyll absorbs red and blue light and reflects green. In 1818 Pelletier and Caventou separated it from leaves and
gave it its name. A leaf holds about half a million chloroplasts a square millimetre. Photosynthesis uses six molecules
of water for each molecule of sugar. Plants in shade make larger leaves with more chlorophyll.`,
  `The treaty of Marrow Bridge ended the war between Ostland and Vesper in 1604. Queen Ilsabet signed it for Ostland,
while Vesper sent two envoys. It gave the port of Lund to Vesper for ninety years. Merchants paid a toll of 12 crowns a
ship. Ostland won the port back in 1694 without a battle.`,
].map((text) => text.replaceAll('\n', ' '));

export const truthful: { how: string; says: string; source: number }[] = [
  { how: 'copied', says: 'Its tower is 38 metres high and stands on black basalt.', source: 0 },
  { how: 'shortened', says: 'Alan Brodie built the Skerry Point lighthouse in 1846.', source: 0 },
  { how: 'turned round', says: 'Electric light replaced oil in the lamp in 1931.', source: 0 },
  { how: 'joined', says: 'The lens came from Paris, and its beam reached 21 sea miles.', source: 0 },
  {
    how: 'reworded',
    says: 'No people live at the lighthouse now, because a computer in Aberdeen switches the beam.',
    source: 0,
  },
  {
    how: 'reworded',
    says: 'Green light is reflected by chlorophyll, while red and blue are absorbed.',
    source: 1,
  },
  {
    how: 'turned round',
    says: 'Pelletier and Caventou first separated chlorophyll from leaves in 1818.',
    source: 1,
  },
  {
    how: 'with digits for words',
    says: 'For each sugar molecule photosynthesis needs 6 molecules of water.',
    source: 1,
  },
  { how: 'shortened', says: 'Shade makes plants grow larger leaves that hold more chlorophyll.', source: 1 },
  { how: 'shortened', says: 'The war between Ostland and Vesper ended in 1604.', source: 2 },
  { how: 'turned round', says: 'For Ostland the treaty was signed by Queen Ilsabet.', source: 2 },
  { how: 'with digits for words', says: 'Vesper held the port of Lund for 90 years.', source: 2 },
  { how: 'reworded', says: 'Each ship of the merchants cost a toll of 12 crowns.', source: 2 },
  { how: 'copied', says: 'Ostland won the port back in 1694 without a battle.', source: 2 },
  {
    how: 'denied in other words',
    says: 'Ostland won back the port in 1694, and no battle was fought.',
    source: 2,
  },
  {
    how: 'with a denial of something else',
    says: 'Chlorophyll does not absorb green light but reflects green.',
    source: 1,
  },
  {
    how: 'with a denial that is none',
    says: 'Chlorophyll absorbs not only red light but also blue light.',
    source: 1,
  },
];

export const falsified: { how: string; says: string; source: number }[] = [
  { how: 'another year', says: 'Alan Brodie built the Skerry Point lighthouse in 1864.', source: 0 },
  { how: 'another height', says: 'Its tower is 83 metres high and stands on black basalt.', source: 0 },
  { how: 'another reach', says: 'The beam of the lens from Paris reached 12 sea miles.', source: 0 },
  {
    how: 'another builder',
    says: 'The engineer Robert Stevens built the lighthouse of Skerry Point in 1846.',
    source: 0,
  },
  {
    how: 'another first name',
    says: 'In 1846 the engineer Robert Brodie built the lighthouse of Skerry Point.',
    source: 0,
  },
  { how: 'another place', says: 'The beam is switched by a computer in Dundee today.', source: 0 },
  {
    how: 'another maker of the lens',
    says: 'Brodie chose a lens made in London, which threw its beam over the sea.',
    source: 0,
  },
  { how: 'another first word', says: 'Stevens chose a lens made in Paris for the lighthouse.', source: 0 },
  {
    how: 'another year',
    says: 'Chlorophyll was separated from leaves by Pelletier and Caventou in 1881.',
    source: 1,
  },
  {
    how: 'another number in words',
    says: 'Photosynthesis uses eight molecules of water for each molecule of sugar.',
    source: 1,
  },
  {
    how: 'another number in digits',
    says: 'Photosynthesis uses 8 molecules of water for each molecule of sugar.',
    source: 1,
  },
  {
    how: 'another discoverer',
    says: 'In 1818 Pelletier and Lavoisier separated chlorophyll from leaves.',
    source: 1,
  },
  {
    how: 'both discoverers changed',
    says: 'Lavoisier separated chlorophyll from leaves and gave it its name.',
    source: 1,
  },
  { how: 'another year', says: 'The war between Ostland and Vesper ended in 1640.', source: 2 },
  {
    how: 'another country',
    says: 'The treaty of Marrow Bridge ended the war between Ostland and Norland.',
    source: 2,
  },
  { how: 'another queen', says: 'Queen Margret signed the treaty of Marrow Bridge for Ostland.', source: 2 },
  { how: 'another port', says: 'The treaty gave the port of Halm to Vesper for ninety years.', source: 2 },
  { how: 'another term', says: 'The treaty gave the port of Lund to Vesper for seventy years.', source: 2 },
  { how: 'another toll', says: 'Merchants paid a toll of 20 crowns a ship.', source: 2 },
  { how: 'a denial put in', says: 'Chlorophyll does not absorb red and blue light.', source: 1 },
  {
    how: 'a denial put in',
    says: 'Plants in shade never make larger leaves with more chlorophyll.',
    source: 1,
  },
  { how: 'a denial put in', says: 'Merchants paid no toll of 12 crowns a ship.', source: 2 },
  { how: 'a denial put in, shortened', says: 'The tower doesn’t stand on black basalt.', source: 0 },
  { how: 'a denial left out', says: 'Ostland won the port back in 1694 with a battle.', source: 2 },
  { how: 'another winner', says: 'Norland won the port back in 1694 without a battle.', source: 2 },
];

export const foreign = [
  'Tectonic plates drift a few centimetres every year on softer rock.',
  'The emperor Xerxes banned lighthouses across Persia.',
  'Inflation rises when money grows faster than goods.',
  'Mitochondria release energy from sugar in every cell of an animal.',
];
