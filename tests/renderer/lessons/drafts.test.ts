// What is typed into a lesson's fields, and what comes of it.
import { describe, expect, it } from 'vitest';
import {
  bodyFrom,
  type Draft,
  type DraftFault,
  emptyDraft,
  faultsOf,
} from '#renderer/features/lessons/drafts.ts';

const good: Draft = { ...emptyDraft, title: 'Waves', content: 'A wave.' };
const pages: Draft = { ...good, type: 'pdf', materialId: 'm', pageFrom: '2', pageTo: '5' };
const link: Draft = { ...good, type: 'video', videoFrom: 'link', videoUrl: 'https://example.org/film' };
const film: Draft = {
  ...good,
  type: 'video',
  video: { id: 'v', fileName: 'a.webm', contentType: 'video/webm', byteSize: 9, address: '/bytes/video/v' },
};

describe('a draft', () => {
  it.each<[string, Partial<Draft>, DraftFault]>([
    ['without a title', { title: ' ' }, 'title'],
    ['of no minutes', { minutes: '' }, 'minutes'],
    ['of half a minute', { minutes: '0.5' }, 'minutes'],
    ['of eleven hours', { minutes: '660' }, 'minutes'],
    ['of words for minutes', { minutes: 'ten' }, 'minutes'],
    ['without a text', { content: '\n' }, 'text'],
  ])('%s cannot be saved', (_what, over, fault) => {
    expect(faultsOf({ ...good, ...over }, null, false)).toEqual([fault]);
  });

  it.each(['', 'example.org', 'http://example.org', 'javascript:alert(1)', 'https://'])(
    'whose video is at %j cannot be saved',
    (videoUrl) => {
      expect(faultsOf({ ...link, videoUrl }, null, false)).toEqual(['video']);
    },
  );

  it.each([
    ['6', '9'],
    ['0', '3'],
    ['5', '2'],
    ['', '3'],
    ['2', ''],
  ])('of pages %j to %j of a file of eight cannot be saved', (pageFrom, pageTo) => {
    expect(faultsOf({ ...pages, pageFrom, pageTo }, 8, false)).toEqual(['pages']);
  });

  it('of pages without a file cannot be saved, unless the file was deleted', () => {
    const without = { ...pages, materialId: '' };
    expect(faultsOf(without, null, false)).toEqual(['material']);
    expect(faultsOf(without, null, true)).toEqual([]);
  });

  it('of a video file without one cannot be saved, even where an address was typed before', () => {
    expect(faultsOf({ ...link, videoFrom: 'file' }, null, false)).toEqual(['film']);
  });

  it('that holds what it needs can be saved', () => {
    for (const draft of [good, pages, { ...link, content: '' }, { ...film, content: '' }])
      expect(faultsOf(draft, 8, false)).toEqual([]);
  });

  it('becomes a lesson without what belongs to another kind', () => {
    expect(bodyFrom({ ...pages, type: 'text', videoUrl: 'https://example.org' })).toEqual({
      type: 'text',
      title: 'Waves',
      minutes: 10,
      content: 'A wave.',
      videoUrl: null,
      videoId: null,
      materialId: null,
      pageFrom: null,
      pageTo: null,
    });
    const both = { ...film, videoUrl: 'https://example.org/film' };
    expect(bodyFrom(both)).toMatchObject({ videoUrl: null, videoId: 'v' });
    expect(bodyFrom({ ...both, videoFrom: 'link' })).toMatchObject({
      videoUrl: both.videoUrl,
      videoId: null,
    });
    expect(bodyFrom({ ...both, type: 'text' })).toMatchObject({ videoUrl: null, videoId: null });
    expect(bodyFrom(pages)).toMatchObject({ materialId: 'm', pageFrom: 2, pageTo: 5 });
  });
});
