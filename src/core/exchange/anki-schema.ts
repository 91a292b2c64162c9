// The tables of Anki's legacy collection, schema 11, column for column as Anki documents them, and the JSON its one row of
// `col` holds. Every Anki since 2.0 reads it.

export const ankiSchema = `
CREATE TABLE col (
  id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
  dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
  decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
);
CREATE TABLE notes (
  id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
  tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
  data text NOT NULL
);
CREATE TABLE cards (
  id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
  factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
  id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
  lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

/** Ours and always the same, so that a second import finds the note types of the first. */
export const basicId = 1_700_000_000_001;
export const clozeId = 1_700_000_000_002;
export const deckId = 1_700_000_000_003;

export const basicFields = ['Front', 'Back', 'Source'];
export const clozeFields = ['Text', 'Extra', 'Source'];

const css =
  '.card { font-family: sans-serif; font-size: 20px; text-align: center; }\n.source { font-size: 14px; color: gray; }\n';
const clozeCss = `${css}.cloze { font-weight: bold; color: blue; }\n`;
const latexPre =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n';
const source = '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}';

export function ankiModels(seconds: number): string {
  const models = {
    [basicId]: model(seconds, basicId, 'Basic (Lectern)', 0, basicFields, css, {
      name: 'Card 1',
      qfmt: '{{Front}}',
      afmt: `{{FrontSide}}<hr id=answer>{{Back}}${source}`,
    }),
    [clozeId]: model(seconds, clozeId, 'Cloze (Lectern)', 1, clozeFields, clozeCss, {
      name: 'Cloze',
      qfmt: '{{cloze:Text}}',
      afmt: `{{cloze:Text}}<br>{{Extra}}${source}`,
    }),
  };
  return JSON.stringify(models);
}

function model(
  seconds: number,
  id: number,
  name: string,
  type: 0 | 1,
  fields: readonly string[],
  style: string,
  template: { name: string; qfmt: string; afmt: string },
) {
  return {
    id,
    name,
    type,
    mod: seconds,
    usn: -1,
    sortf: 0,
    did: deckId,
    vers: [],
    tags: [],
    css: style,
    latexPre,
    latexPost: '\\end{document}',
    req: [[0, 'any', [0]]],
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: [{ ...template, ord: 0, did: null, bqfmt: '', bafmt: '' }],
  };
}

export function ankiDecks(seconds: number, name: string): string {
  const deck = (id: number, title: string) => ({
    id,
    name: title,
    desc: '',
    mod: seconds,
    usn: -1,
    collapsed: false,
    dyn: 0,
    conf: 1,
    extendNew: 10,
    extendRev: 50,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  });
  return JSON.stringify({ 1: deck(1, 'Default'), [deckId]: deck(deckId, name) });
}

export const ankiConf = JSON.stringify({
  nextPos: 1,
  estTimes: true,
  activeDecks: [1],
  sortType: 'noteFld',
  timeLim: 0,
  sortBackwards: false,
  addToCur: true,
  curDeck: 1,
  newBury: true,
  newSpread: 0,
  dueCounts: true,
  curModel: String(basicId),
  collapseTime: 1200,
});

export const ankiDeckConf = JSON.stringify({
  1: {
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: {
      bury: true,
      delays: [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 7],
      order: 1,
      perDay: 20,
      separate: true,
    },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 100 },
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
  },
});
