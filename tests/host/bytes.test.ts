// Bytes over HTTP: whole, and in the ranges that players ask for.
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { answerBytes } from '#host/bytes.ts';
import { filmOf } from './film.ts';

const film = filmOf('0123456789');
const ask = async (range: string | null, bytes = film) => {
  const { status, headers, body } = answerBytes(bytes, { method: 'GET', range });
  return { status, headers, text: body && (await text(body())) };
};

it.each([
  ['bytes=0-', 'bytes 0-9/10', '0123456789'],
  ['bytes=0-0', 'bytes 0-0/10', '0'],
  ['bytes=3-5', 'bytes 3-5/10', '345'],
  ['bytes=8-99', 'bytes 8-9/10', '89'],
  ['bytes=-3', 'bytes 7-9/10', '789'],
  ['bytes=-99', 'bytes 0-9/10', '0123456789'],
])('%s', async (range, contentRange, content) => {
  const answer = await ask(range);
  expect(answer).toMatchObject({ status: 206, text: content });
  expect(answer.headers).toMatchObject({
    'Content-Range': contentRange,
    'Content-Length': String(content.length),
  });
});

it.each([null, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b'])(
  '%j is no range, so all of it comes',
  async (range) => {
    const answer = await ask(range);
    expect(answer).toMatchObject({ status: 200, text: '0123456789' });
    expect(answer.headers).toMatchObject({ 'Accept-Ranges': 'bytes', 'Content-Length': '10' });
    expect(answer.headers).not.toHaveProperty('Content-Range');
  },
);

it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('%s is outside', async (range) => {
  const answer = await ask(range);
  expect(answer).toMatchObject({ status: 416, text: null });
  expect(answer.headers).toMatchObject({ 'Content-Range': 'bytes */10' });
});

it('what is made while it is read comes as a whole, to be saved under its name', async () => {
  const answer = await ask('bytes=2-3', {
    ...film,
    byteSize: null,
    isDownload: true,
    read: () => film.read(0, 10),
  });
  expect(answer).toMatchObject({ status: 200, text: '0123456789' });
  expect(answer.headers['Content-Disposition']).toBe(
    "attachment; filename*=UTF-8''A%20film%E2%80%99s%20name%20%281%29.webm",
  );
  expect(answer.headers).not.toHaveProperty('Content-Length');
  expect(answer.headers).not.toHaveProperty('Accept-Ranges');
});

it('leaves nothing in a cache, and a body out when only the head is asked for', () => {
  const { status, headers, body } = answerBytes(film, { method: 'HEAD', range: null });
  expect({ status, body }).toEqual({ status: 200, body: null });
  expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Content-Length': '10' });
});
