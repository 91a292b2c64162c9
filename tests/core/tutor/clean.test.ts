// What is taken out of a model's text, and what is none of our business.
import { expect, test } from 'vitest';
import { cleaned } from '#core/tutor/clean.ts';

const source = 'See https://waves.example/book, www.waves.example or write to ada@waves.example.';

test.each([
  ['a picture', 'Look ![here](https://evil.example/p?q=secret) now', 'Look here now'],
  ['a picture by reference', '![here][1]\n\n[1]: https://evil.example', 'here'],
  ['a link', 'Read [more](https://evil.example/x) now', 'Read more now'],
  ['a link without a scheme', 'Read [more](evil.example/x) now', 'Read more now'],
  ['an address', 'Go to https://evil.example/x?d=1 now', 'Go to  now'],
  ['an address in angle brackets', 'Go to <https://evil.example> now', 'Go to  now'],
  ['an address without a scheme', 'Go to www.evil.example now', 'Go to  now'],
  ['an address with a path alone', 'Go to evil.example/x now', 'Go to  now'],
  ['the bare name of a host', 'Go to evil-site.com now', 'Go to  now'],
  ['an e-mail address', 'Write to mallory@evil.example now', 'Write to  now'],
  ['a data address', 'data:text/html;base64,AAAA', ''],
  ['a script address', 'Go to javascript:alert now', 'Go to  now'],
  ['a tag that loads', 'a <img src=x onerror=alert(1)> b', 'a  b'],
  ['a frame', '<iframe src="https://evil.example"></iframe>b', 'b'],
  ['a tag cut off', 'a <img src=x', 'a'],
  ['thoughts', '<think>secret</think>Said.', 'Said.'],
  ['thoughts without an end', 'Said. <think>secret', 'Said.'],
  ['unseen characters', 'Sa\u200bid\u202e.', 'Said.'],
])('%s goes', (_, text, left) => {
  expect(cleaned(text, source)).toBe(left);
});

test.each([
  ['an address of its source', 'Go to https://waves.example/book.'],
  ['an e-mail address of its source', 'Write to ada@waves.example.'],
  ['a formula', 'So $a < b$ and $$\\frac{1}{2}$$ hold.'],
  ['code', 'Use Node.js, ASP.NET and asyncio.run for e.g. this.'],
  ['a footnote in brackets', 'As said [14].'],
  ['a comparison', 'It holds that a <b and c> d.'],
])('%s stays', (_, text) => {
  expect(cleaned(text, source)).toBe(text);
});

test('an address that only begins like one of its source goes', () => {
  expect(cleaned('Go to https://waves.example/book?stolen=words', source)).toBe('Go to');
});
