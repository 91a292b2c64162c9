// npm run eval: the gates that need no model. With --provider: how a model does, by the app's own core. With --replay: the
// same from a cassette. Nothing is sent but to the host that is named, and nothing is uploaded.
import { parseArgs } from 'node:util';
import { isMet, type Measure, tableOf } from './measure.ts';
import { CannotAsk } from './reach.ts';
import { evaluateLive, evaluateReplay } from './sessions.ts';
import { withoutModel } from './without-model.ts';

const usage = `npm run eval                                            what works without a model
npm run eval -- --provider ollama --model NAME          a model of Ollama
    [--host HOST:PORT]       where Ollama is (127.0.0.1:11434)
npm run eval -- --provider cloud --address URL --model NAME --key-env VARIABLE
    [--price IN,OUT]         dollars for a million tokens read, written
    [--yes]                  does not ask before it sends
  both: [--limit N]          so many questions, of 90
        [--second-model NAME]  makes the quizzes
        [--anew]             does not go on with an interrupted run
        [--record FILE]      writes down what the host says
npm run eval -- --replay FILE                           the same from what was written down`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof CannotAsk) console.error(error.message);
  else if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n\n${usage}`);
  else console.error(error);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      provider: text,
      model: text,
      host: text,
      address: text,
      'key-env': text,
      'second-model': text,
      limit: text,
      price: text,
      record: text,
      replay: text,
      yes: flag,
      anew: flag,
      help: flag,
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  // What a model cannot do is a finding; what works without one is a promise.
  if (values.replay) return shown(await evaluateReplay(values.replay));
  if (!values.provider) {
    const measures = await withoutModel();
    shown(measures);
    return measures.some((measure) => isMet(measure) === false) ? 1 : 0;
  }
  const { provider, model } = values;
  const isOllama = provider === 'ollama';
  if ((!isOllama && provider !== 'cloud') || !model || (!isOllama && !values.address)) {
    console.error(usage);
    return 2;
  }
  const measures = await evaluateLive({
    provider: isOllama ? 'ollama' : 'openai',
    written: (isOllama ? values.host : values.address) ?? '127.0.0.1:11434',
    model,
    secondModel: values['second-model'] ?? null,
    key: keyIn(values['key-env']),
    price: priceIn(values.price),
    limit: numberIn(values.limit),
    record: values.record ?? null,
    yes: values.yes,
    anew: values.anew,
  });
  return measures === null ? 1 : 0;
}

function shown(measures: Measure[]): number {
  console.log(tableOf(measures));
  return 0;
}

function keyIn(variable: string | undefined): string | null {
  if (variable === undefined) return null;
  const key = process.env[variable];
  if (!key) throw new CannotAsk(`The environment variable ${variable} is not set.`);
  return key;
}

function numberIn(written: string | undefined): number | null {
  if (written === undefined) return null;
  const number = Number(written);
  if (!Number.isInteger(number) || number < 1) throw new CannotAsk(`--limit ${written}: a number from 1 up.`);
  return number;
}

function priceIn(written: string | undefined): [number, number] | null {
  if (written === undefined) return null;
  const [read = Number.NaN, out = Number.NaN] = written.split(',').map(Number);
  if (!(read >= 0) || !(out >= 0)) throw new CannotAsk(`--price ${written}: two numbers, such as 0.15,0.60.`);
  return [read, out];
}
