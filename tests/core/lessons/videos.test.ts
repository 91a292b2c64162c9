// Video files of lessons: taken in, refused, served to their profile only, and gone when nothing needs them any more.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { maxVideoBytes } from '#contract/lessons.ts';
import { expectFault } from '../../support/fault.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { type Client, startApp, type TestApp } from '../../support/start-app.ts';
import { mp4, ogg, sendVideo, served, webm } from './films.ts';
import { add, keepOpen, shelf } from './kit.ts';

/** Names of the files that are stored, whole ones and halves alike. */
function files({ dataDir }: Pick<TestApp, 'dataDir'>): string[] {
  const root = join(dataDir, 'files');
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function withFilm(app: TestApp, bytes = webm('a pond'), name = 'Physics') {
  const { topicId } = await shelf(app.client, name);
  const video = await sendVideo(app.client, bytes);
  const lesson = await add(app.client, topicId, { type: 'video', content: '', videoId: video.id });
  return { topicId, video, lesson };
}

/** Waits for removals, which are done when the app is closed. */
async function filesAfter(app: TestApp): Promise<string[]> {
  await app.app.close();
  return files(app);
}

describe('a video file', () => {
  test('of several parts is stored once and served whole, in ranges, to its own profile', async () => {
    const app = await startApp();
    const bytes = webm('a pond', { padding: 9 * 1024 * 1024 });
    const { video, lesson } = await withFilm(app, bytes);
    expect(video).toMatchObject({ fileName: 'film.webm', contentType: 'video/webm', byteSize: bytes.length });
    expect(lesson).toMatchObject({ videoId: video.id, videoUrl: null, video });
    expect(files(app)).toHaveLength(1);
    expect((await served(app, video.address))?.equals(bytes)).toBe(true);
    const middle = await served(app, video.address, 4_000_000, 4_000_100);
    expect(middle).toEqual(bytes.subarray(4_000_000, 4_000_100));
    const end = await served(app, video.address, bytes.length - 3);
    expect(end).toEqual(bytes.subarray(-3));

    await app.as('bo').people.create({ name: 'Bo' });
    expect(await served(app, video.address, 0, 9, 'bo')).toBeNull();
    expect(await served(app, video.address, 0, 9, 'nobody')).toBeNull();
    const { topicId } = await shelf(app.as('bo'));
    const theirs = add(app.as('bo'), topicId, { type: 'video', videoId: video.id });
    await expectFault(theirs, 'NOT_FOUND');
  });

  test('is served no more once it is gone from the disk or its student has left', async () => {
    const app = await startApp();
    const { video } = await withFilm(app);
    const [hash = ''] = files(app);
    await app.client.people.leave();
    expect(await served(app, video.address)).toBeNull();
    await app.client.people.select({ id: (await app.client.people.list())[0]!.id });
    expect(await served(app, video.address)).not.toBeNull();
    rmSync(join(app.dataDir, 'files', hash.slice(0, 2), hash));
    expect(await served(app, video.address)).toBeNull();
  });

  test('counts among the files of its student', async () => {
    const app = await startApp();
    const bytes = webm();
    await withFilm(app, bytes);
    expect((await app.client.settings.storage()).fileBytes).toBe(bytes.length);
  });

  test.each([
    ['WebM', 'a.webm', webm(), 'video/webm'],
    ['MP4', 'a.mp4', mp4('isom'), 'video/mp4'],
    ['MP4 under another name', 'a.bin', mp4('mp42'), 'video/mp4'],
    ['QuickTime', 'a.mov', mp4('qt  '), 'video/quicktime'],
    ['QuickTime of old', 'a.mov', mp4().subarray(20), 'video/quicktime'],
    ['Theora', 'a.ogv', ogg('\x80theora'), 'video/ogg'],
  ])('is told by its bytes: %s', async (_what, name, bytes, contentType) => {
    const { client } = await startApp();
    expect((await sendVideo(client, bytes, name)).contentType).toBe(contentType);
  });

  test.each([
    ['a text', Buffer.from('No film at all, but a long enough text.')],
    ['Matroska', webm('', { docType: 'matroska' })],
    ['a sound', mp4('M4A ')],
    ['a picture', mp4('heic')],
    ['Vorbis', ogg('\x01vorbis')],
    ['three bytes', Buffer.from([0x1a, 0x45, 0xdf])],
    ['an old QuickTime by its bytes alone', mp4().subarray(20)],
  ])('is refused when it is none: %s', async (_what, bytes) => {
    const app = await startApp();
    const { params } = await expectFault(sendVideo(app.client, bytes, 'a.mp4'), 'FILE_UNSUPPORTED');
    expect(params).toMatchObject({ reason: 'video' });
    expect(files(app)).toEqual([]);
  });

  test('that is none is refused with its first part', async () => {
    const app = await startApp();
    const { uploadId } = await app.client.lessons.beginVideo({ fileName: 'a.mp4', byteSize: 8_000_000 });
    const part = new File([new Uint8Array(5000)], 'part');
    await expectFault(app.client.lessons.videoPart({ uploadId, index: 0, part }), 'FILE_UNSUPPORTED');
    await expectFault(app.client.lessons.finishVideo({ uploadId }), 'NOT_FOUND');
    expect(files(app)).toEqual([]);
  });

  test('is refused empty, too large, or larger than the disk', async () => {
    const { client } = await startApp();
    const begin = (byteSize: number) => client.lessons.beginVideo({ fileName: 'a.webm', byteSize });
    await expectFault(begin(0), 'FILE_EMPTY');
    const { params } = await expectFault(begin(maxVideoBytes + 1), 'FILE_TOO_LARGE');
    expect(params).toMatchObject({ reason: 'video', maxBytes: maxVideoBytes });
  });

  test.each(['abort', 'leave', 'removal of the profile', 'close'] as const)(
    'leaves no half behind after %s',
    async (how) => {
      const app = await startApp();
      const { client } = app;
      const { uploadId } = await client.lessons.beginVideo({ fileName: 'a.webm', byteSize: 9_000_000 });
      const part = new File([new Uint8Array(webm('', { padding: 5000 }))], 'part');
      await client.lessons.videoPart({ uploadId, index: 0, part });
      expect(files(app)).toHaveLength(1);
      if (how === 'abort') await client.lessons.abortVideo({ uploadId });
      if (how === 'leave') await client.people.leave();
      if (how === 'removal of the profile') await client.people.remove({ confirmName: 'Ada' });
      expect(await filesAfter(app)).toEqual([]);
    },
  );

  test('leaves no half behind after a kill: the next start sweeps it up', async () => {
    const app = await startApp();
    const { video } = await withFilm(app);
    const half = join(app.dataDir, 'files', 'incoming', 'half');
    writeFileSync(half, 'half a film');
    const after = await app.restart();
    expect(await served(after, video.address)).toEqual(webm('a pond'));
    await after.app.close();
    expect(existsSync(half)).toBe(false);
    expect(files(after)).toHaveLength(1);
  });

  test('on a full disk says so, leaves nothing behind and loses nothing', async ({ skip }) => {
    const dataDir = smallDisk();
    if (dataDir === null) return skip('mounting a small file system needs root on Linux');
    const app = await startApp({ dataDir });
    const { video } = await withFilm(app);
    const tooMuch = webm('', { padding: 8 * 1024 * 1024 });
    await expectFault(sendVideo(app.client, tooMuch), 'STORAGE_FULL');
    // There was room when it began, and there is none half-way.
    const half = webm('', { padding: 3 * 1024 * 1024 });
    const { uploadId } = await app.client.lessons.beginVideo({ fileName: 'a.webm', byteSize: half.length });
    writeFileSync(join(dataDir, 'something-else'), Buffer.alloc(2.5 * 1024 * 1024));
    const part = new File([new Uint8Array(half)], 'part');
    await expectFault(app.client.lessons.videoPart({ uploadId, index: 0, part }), 'STORAGE_FULL');
    expect(files(app)).toHaveLength(1);
    expect(await served(app, video.address)).toEqual(webm('a pond'));
    await app.app.close();
  });
});

describe('a lesson with a video file', () => {
  test('needs a file or an address, and a file takes the place of an address', async () => {
    const app = await startApp();
    const { client } = app;
    const { topicId, video } = await withFilm(app);
    const neither = add(client, topicId, { type: 'video' });
    expect((await expectFault(neither, 'BAD_REQUEST')).params).toMatchObject({ reason: 'no_video' });
    const both = await add(client, topicId, {
      type: 'video',
      videoId: video.id,
      videoUrl: 'https://a.example/b',
    });
    expect(both).toMatchObject({ videoId: video.id, videoUrl: null });
    const unknown = add(client, topicId, { type: 'video', videoId: '0190a000-0000-7000-8000-000000000000' });
    await expectFault(unknown, 'NOT_FOUND');
  });

  test('keeps its place in seconds, and forgets it with the file', async () => {
    const app = await startApp();
    const { client } = app;
    const { lesson } = await withFilm(app);
    const lessonId = lesson.id;
    await client.lessons.reading({ lessonId, seconds: 0, position: 83.5 });
    expect((await client.lessons.get({ lessonId })).lastPosition).toBe(83.5);
    await client.lessons.edit({ lessonId, title: 'Renamed' });
    expect((await client.lessons.get({ lessonId })).lastPosition).toBe(83.5);
    const other = await sendVideo(client, webm('another'));
    expect(await client.lessons.edit({ lessonId, videoId: other.id })).toMatchObject({ lastPosition: 0 });
    await client.lessons.edit({ lessonId, type: 'text', content: 'A text.' });
    await client.lessons.reading({ lessonId, seconds: 0, position: 83.5 });
    expect((await client.lessons.get({ lessonId })).lastPosition).toBe(1);
  });

  test('is done when it was open for long enough, as the clock of the core says', async () => {
    const app = await startApp();
    const { lesson } = await withFilm(app);
    await expectFault(app.client.lessons.complete({ lessonId: lesson.id }), 'CONFLICT');
    expect(await keepOpen(app, lesson.id, 60)).toBe(0);
    const { xp } = await app.client.lessons.complete({ lessonId: lesson.id });
    expect(xp?.amount).toBeGreaterThan(0);
  });
});

describe('the bytes of a video', () => {
  const replacements = {
    'another file': async (client: Client) => ({ videoId: (await sendVideo(client, webm('another'))).id }),
    'an address': async () => ({ videoId: null, videoUrl: 'https://a.example/b' }),
    'a text': async () => ({ type: 'text' as const, content: 'A text.' }),
  };
  test.each(Object.entries(replacements))('go when %s takes their place', async (what, change) => {
    const app = await startApp();
    const { lesson, video } = await withFilm(app);
    await app.client.lessons.edit({ lessonId: lesson.id, ...(await change(app.client)) });
    expect(await served(app, video.address)).toBeNull();
    expect(await filesAfter(app)).toHaveLength(what === 'another file' ? 1 : 0);
  });

  test('stay while another lesson shows them, and while the lesson is only put away', async () => {
    const app = await startApp();
    const { client } = app;
    const { lesson, video, topicId } = await withFilm(app);
    const second = await add(client, topicId, { type: 'video', videoId: video.id });
    await client.lessons.edit({ lessonId: lesson.id, type: 'text', content: 'A text.' });
    await client.lessons.archive({ lessonId: second.id });
    await client.lessons.dropVideo({ videoId: video.id });
    const after = await app.restart();
    expect(await served(after, video.address)).toEqual(webm('a pond'));
  });

  test('that no lesson was saved with go when they are dropped, or at the next start', async () => {
    const app = await startApp();
    const dropped = await sendVideo(app.client, webm('dropped'));
    const forgotten = await sendVideo(app.client, webm('forgotten'));
    await app.client.lessons.dropVideo({ videoId: dropped.id });
    await expectFault(app.client.lessons.dropVideo({ videoId: dropped.id }), 'NOT_FOUND');
    await vi.waitFor(() => expect(files(app)).toHaveLength(1));
    const after = await app.restart();
    expect(await served(after, forgotten.address)).toBeNull();
    expect(await filesAfter(after)).toEqual([]);
  });

  test('are kept once for two profiles, and go with the second', async () => {
    const app = await startApp();
    const ada = await withFilm(app);
    const bo = app.as('bo');
    await bo.people.create({ name: 'Bo' });
    const { topicId } = await shelf(bo);
    const theirs = await sendVideo(bo, webm('a pond'));
    await add(bo, topicId, { type: 'video', videoId: theirs.id });
    expect(files(app)).toHaveLength(1);
    await app.client.people.remove({ confirmName: 'Ada' });
    expect(await served(app, ada.video.address, 0, 9, 'bo')).toBeNull();
    expect(await served(app, theirs.address, 0, undefined, 'bo')).toEqual(webm('a pond'));
    await bo.people.remove({ confirmName: 'Bo' });
    expect(await filesAfter(app)).toEqual([]);
  });

  test('outlive a file of the library that is the same', async () => {
    const app = await startApp();
    // A text to the library; the name lets whoever looks for an old QuickTime file see one.
    const bytes = Buffer.from('    free is how an old film may begin, and a text as well.');
    const { material } = await app.client.library.import({
      file: new File([new Uint8Array(bytes)], 'a.txt'),
    });
    const video = await sendVideo(app.client, bytes, 'a.mov');
    const { topicId } = await shelf(app.client);
    await add(app.client, topicId, { type: 'video', videoId: video.id });
    await app.client.library.purge({ ids: [material.id] });
    expect(await served(app, video.address)).toEqual(bytes);
  });
});
