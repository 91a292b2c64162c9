// Addresses as people write them.
import { describe, expect, test } from 'vitest';
import { completeBaseUrl, completeOllamaAddress, isNear, ollamaAddresses } from '#core/models/address.ts';

describe('an address of Ollama is completed', () => {
  test.each([
    ['localhost', 'http://localhost:11434'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    [':11500', 'http://127.0.0.1:11500'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['http://0.0.0.0:11434', 'http://127.0.0.1:11434'],
    ['[::1]', 'http://[::1]:11434'],
    ['  "http://127.0.0.1:11434/" ', 'http://127.0.0.1:11434'],
    ["'192.168.1.5'", 'http://192.168.1.5:11434'],
    ['http://nas/ollama/', 'http://nas:11434/ollama'],
    ['http://nas:80', 'http://nas'],
    ['http://127.0.0.1:11434/api/chat', 'http://127.0.0.1:11434'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434'],
    ['ollama.example', 'https://ollama.example'],
    ['https://ollama.example:8443', 'https://ollama.example:8443'],
  ])('%s', (written, completed) => expect(completeOllamaAddress(written)).toBe(completed));

  test.each([
    '',
    '  ',
    '""',
    'two words',
    'ftp://host',
    'http://',
    'file:///etc',
    'http://a:b@host',
    'host?x=1',
  ])('nothing sensible is left of %j', (written) => expect(completeOllamaAddress(written)).toBeNull());
});

describe('an address of a service is completed', () => {
  test.each([
    ['api.openai.com', 'https://api.openai.com/v1'],
    ['https://openrouter.ai/api/v1/', 'https://openrouter.ai/api/v1'],
    ['https://models.example/v1/chat/completions', 'https://models.example/v1'],
    ['localhost:1234', 'http://localhost:1234/v1'],
    ['http://192.168.0.3:8000/v1', 'http://192.168.0.3:8000/v1'],
  ])('%s', (written, completed) => expect(completeBaseUrl(written)).toBe(completed));

  test('but a key does not go through the wide world in the clear', () =>
    expect(completeBaseUrl('http://models.example/v1')).toBeNull());
});

test('what was written comes first, then OLLAMA_HOST, then where Ollama stands by default', () => {
  const defaults = ['http://127.0.0.1:11434', 'http://[::1]:11434', 'http://localhost:11434'];
  expect(ollamaAddresses(null, undefined)).toEqual(defaults);
  expect(ollamaAddresses(null, '0.0.0.0')).toEqual(defaults);
  expect(ollamaAddresses('http://nas:11434', '127.0.0.1:9')).toEqual([
    'http://nas:11434',
    'http://127.0.0.1:9',
    ...defaults,
  ]);
  expect(ollamaAddresses(null, '10.1.1.1')).toEqual(['http://10.1.1.1:11434', ...defaults]);
  // Whoever writes one address of their own does not mean another one elsewhere.
  expect(ollamaAddresses('http://nas:11434', '10.1.1.1')).toEqual(['http://nas:11434', ...defaults]);
});

test.each([
  ['http://127.0.0.1:1', true],
  ['http://[::1]:1', true],
  ['http://10.2.3.4', true],
  ['http://172.20.0.1', true],
  ['http://172.40.0.1', false],
  ['http://192.168.7.7', true],
  ['http://8.8.8.8', false],
  ['http://[fd00::1]', true],
  ['http://[2001:db8::1]', false],
  ['http://nas', true],
  ['http://nas.local', true],
  ['http://127.0.0.1.example.com', false],
])('whether %s is near: %s', (url, near) => expect(isNear(url)).toBe(near));
