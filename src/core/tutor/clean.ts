// What of a model's text is kept. Addresses are the classical leak: a picture's address carries away whatever a hostile
// page made the model write into it, so none survives that the sources it names do not hold themselves.
import { withoutUnseen } from './fence.ts';

const thoughts = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;
const image = /!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g;
const link = /\[([^\]]*)\]\(\s*<?(?:[a-z][a-z\d+.-]*:|\/\/|www\.|[^\s)]*\.[a-z]{2,})[^)]*\)/gi;
const definition = /^[ \t]*\[[^\]]+\]:[ \t]+\S.*$/gim;
/** Tags that load, run or send something; what only shapes text is the face's to leave out. */
const tags =
  /<\/?(?:a|audio|base|embed|form|frame|iframe|img|input|link|math|meta|object|picture|script|source|style|svg|track|video)(?=[\s/>])[^<>]*>?/gi;
/** Bare names of hosts only with endings that are no words of a text, such as Node.js or asyncio.run have. */
const address =
  /<?(?:(?:[a-z][a-z\d+.-]*:\/\/|www\.|(?:data|javascript|mailto|file|vbscript):)[^\s<>()[\]【】]+|[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+|(?:[a-z\d-]+\.)+(?:[a-z]{2,}\/[^\s<>()[\]【】]*|(?:com|org|edu|info|biz|xyz|top|site|online)(?![\p{L}\d-])))>?/giu;

/** `allowed`: the text of the sources the answer names. */
export function cleaned(text: string, allowed: string): string {
  return (
    withoutUnseen(text)
      .replace(thoughts, '')
      .replace(image, '$1')
      // The label of a link may be a mark: its brackets stay.
      .replace(link, (_, label: string) => (/^S?\d+$/i.test(label) ? `[${label}]` : label))
      .replace(definition, '')
      .replace(tags, '')
      .replace(address, (found) => (isIn(allowed, found) ? found : ''))
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

function isIn(allowed: string, found: string): boolean {
  return allowed.includes(found.replace(/^<|>$/g, '').replace(/[.,;:!?'"»”]+$/u, ''));
}
