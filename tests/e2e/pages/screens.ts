// Every screen of the app with something on it: made once by walking there, the rest asked of the core, then opened by
// address.
import { expect, type Page } from '@playwright/test';
import { enter } from '../support/caller.ts';
import type { Host } from '../support/host.ts';
import { samplePath } from '../support/material.ts';
import { askScreen } from './ask.ts';
import { goTo, importFile } from './entry.ts';
import { practiceScreen } from './practice.ts';

export const askedQuestion = 'What is working memory?';
const shelves = { subject: 'Psychology', topic: 'Memory', lesson: 'Chunks', exam: 'Midterm' };
const text = { lesson: '## Seven\n\nAbout $7 \\pm 2$ chunks.', note: 'Why seven?' };
/** What a student named, and what comes in a file: not the words of the app. */
export const ownWords = [askedQuestion, ...Object.values(shelves), ...Object.values(text)];

export interface Screen {
  name: string;
  /** The part of the address behind the origin. */
  at: string;
  /** What is there, in any language, once the screen is drawn. */
  ready: string;
  /** Done after opening, for states an address does not hold. */
  act?: (page: Page) => Promise<unknown>;
}

/** Fills an empty library and returns where everything is. Expects the shell, leaves the page at the end of the walk. */
export async function makeScreens(page: Page, host: Host): Promise<Screen[]> {
  const here = () => page.url().slice(new URL(page.url()).origin.length);
  await importFile(page, samplePath);
  await page.getByTestId('material').getByRole('link').first().click();
  await page.waitForURL(/\/read\/./);
  const reader = here();
  const rest = await furnish(host);

  await goTo(page, 'Ask');
  await askScreen(page).ask(askedQuestion);
  await page.waitForURL(/\/ask\/./);
  const thread = here();

  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.takeAll();
  const result = here();
  await goTo(page, 'Practice');
  await practice.make();
  await practice.answer();
  const attempt = here();
  await rest.finish();

  const marker = '[data-testid="answer"] [data-citation="1"]';
  return [
    { name: 'today', at: '/#/today', ready: '[data-testid="day-card"]' },
    { name: 'progress', at: '/#/progress', ready: '[role="grid"]' },
    {
      name: 'a day of the year',
      at: '/#/progress',
      ready: '[role="grid"]',
      act: async (shown) => {
        await shown.locator('[role="gridcell"][tabindex="0"]').click();
        await expect(shown.locator('[aria-labelledby="day-list"]')).toBeVisible();
      },
    },
    { name: 'XP', at: '/#/progress/xp', ready: 'main h1' },
    { name: 'achievements', at: '/#/progress/achievements', ready: '[data-testid="achievement"]' },
    { name: 'mastery', at: '/#/progress/mastery', ready: '[data-testid="topic"]' },
    { name: 'sessions', at: '/#/progress/sessions', ready: 'main table' },
    { name: 'mini window', at: '/#/mini', ready: 'main button' },
    { name: 'subjects', at: '/#/subjects', ready: `main a[href="#/subjects/${rest.subjectId}"]` },
    { name: 'ready-made subjects', at: '/#/subjects/ready-made', ready: 'main li h2' },
    { name: 'subject', at: `/#/subjects/${rest.subjectId}`, ready: `main a[href$="${rest.lessonId}"]` },
    { name: 'lesson', at: `/#/subjects/lesson/${rest.lessonId}`, ready: 'main .katex' },
    { name: 'lesson editor', at: `/#/subjects/lesson/${rest.lessonId}/edit`, ready: 'main textarea' },
    { name: 'new lesson', at: `/#/subjects/topic/${rest.topicId}/new`, ready: 'main textarea' },
    { name: 'lessons from a file', at: reader.replace('read', 'subjects/from'), ready: 'main input' },
    { name: 'library', at: '/#/library', ready: '[data-testid="material"]' },
    { name: 'detail', at: reader.replace('read', 'library'), ready: 'main h1' },
    { name: 'reader', at: reader, ready: '[data-page="1"][data-drawn]' },
    { name: 'search', at: '/#/search?q=memory', ready: 'main mark' },
    { name: 'ask', at: '/#/ask', ready: 'main textarea' },
    { name: 'answer', at: thread, ready: marker },
    {
      name: 'answer beside its page',
      at: thread,
      ready: marker,
      act: async (shown) => {
        await shown.locator(marker).first().click();
        await expect(shown.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
      },
    },
    { name: 'notes', at: '/#/notes', ready: 'main h1' },
    { name: 'highlights', at: '/#/notes/highlights', ready: '[data-testid="highlight"]' },
    { name: 'exams', at: '/#/practice/exams', ready: `main a[href$="${rest.examId}"]` },
    { name: 'new exam', at: '/#/practice/exams/new', ready: '[role="dialog"] input' },
    { name: 'exam', at: `/#/practice/exams/${rest.examId}`, ready: '[data-testid="plan-item"]' },
    { name: 'quizzes', at: '/#/practice', ready: '[role="tabpanel"] li' },
    { name: 'mistakes', at: '/#/practice?tab=mistakes', ready: '[role="tabpanel"][data-state="active"]' },
    { name: 'reported', at: '/#/practice?tab=reports', ready: '[role="tabpanel"][data-state="active"]' },
    { name: 'make a quiz', at: '/#/practice/new', ready: '[role="dialog"] [role="combobox"]' },
    { name: 'cards', at: '/#/practice/cards', ready: '[data-testid="card-row"]' },
    { name: 'figures of the cards', at: '/#/practice/cards?tab=charts', ready: 'main dl' },
    {
      name: 'settings of the cards',
      at: '/#/practice/cards?tab=settings',
      ready: 'main input[type="range"]',
    },
    { name: 'new card', at: '/#/practice/cards/new', ready: '[role="dialog"] textarea' },
    { name: 'cards from a file', at: '/#/practice/cards/from', ready: '[role="dialog"] li' },
    {
      name: 'review',
      at: '/#/practice/review',
      ready: '[data-testid="card"]',
      act: async (shown) => {
        await shown.keyboard.press('Space');
        await expect(shown.getByTestId('answer-side')).toBeAttached();
      },
    },
    { name: 'question', at: attempt, ready: '[data-question]' },
    {
      name: 'verdict',
      at: attempt,
      ready: '[data-question]',
      act: async (shown) => {
        await shown.locator('main nav li button').first().click();
        await expect(shown.getByTestId('verdict')).toBeVisible();
      },
    },
    { name: 'result', at: result, ready: '[data-testid="xp"]' },
    ...[
      'profile',
      'appearance',
      'language',
      'study',
      'meaning',
      'model',
      'network',
      'usage',
      'keyboard',
      'storage',
      'about',
    ].map((section) => ({
      name: `settings: ${section}`,
      at: `/#/settings/${section}`,
      ready: current(section),
    })),
  ];
}

/** Puts a subject, a lesson, an exam and a highlight there, and starts a session, as another window of the student would. */
async function furnish(host: Host) {
  const { client, hangUp } = await enter(host.link());
  const [profile] = await client.people.list();
  await client.people.select({ id: profile!.id });
  await client.timer.start({ kind: 'count_up' });
  const { id: subjectId } = await client.subjects.create({ name: shelves.subject });
  const { id: topicId } = await client.subjects.createTopic({ subjectId, name: shelves.topic });
  const [material] = await client.library.list();
  await client.library.move({ ids: [material!.id], subjectId: null, topicId });
  const lesson = await client.lessons.create({
    topicId,
    type: 'text',
    title: shelves.lesson,
    minutes: 5,
    content: text.lesson,
    videoUrl: null,
    videoId: null,
    materialId: null,
    pageFrom: null,
    pageTo: null,
  });
  const exam = await client.exams.create({
    name: shelves.exam,
    subjectId,
    topicIds: [topicId],
    at: Date.now() + 7 * 24 * 60 * 60_000,
    minutesPerDay: 30,
    daysOff: [],
  });
  const place = { materialId: material!.id, page: 1, charFrom: 0, charTo: 16 };
  await client.highlights.create({ ...place, note: text.note });
  return {
    subjectId,
    topicId,
    lessonId: lesson.id,
    examId: exam.id,
    finish: async () => {
      await client.timer.finish();
      hangUp();
    },
  };
}

export async function openScreen(page: Page, { at, ready, act }: Screen): Promise<void> {
  // By way of another screen, so that one opened twice begins anew.
  await go(page, '/#/settings/about');
  await expect(page.locator(current('about'))).toBeVisible();
  await go(page, at);
  await expect(page.locator(ready).first()).toBeVisible({ timeout: 30_000 });
  await act?.(page);
}

const current = (section: string) => `main a[href="#/settings/${section}"][aria-current="page"]`;

function go(page: Page, at: string): Promise<unknown> {
  return page.evaluate((hash) => location.assign(hash), at.slice(at.indexOf('#')));
}
