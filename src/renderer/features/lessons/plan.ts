// A proposed plan as the student changes it: what is ticked and how it is called. Nothing is removed while it is looked at,
// so that every tick can be set again.
import type { OutlinePlan } from '#contract/lessons.ts';

export interface PlannedLesson {
  title: string;
  pageFrom: number;
  pageTo: number;
  wanted: boolean;
}

export interface PlannedTopic {
  name: string;
  lessons: PlannedLesson[];
}

export type PlanChange =
  | { kind: 'name'; topic: number; name: string }
  | { kind: 'title'; topic: number; lesson: number; title: string }
  | { kind: 'want'; topic: number; lesson?: number; wanted: boolean };

export function planned(plan: OutlinePlan): PlannedTopic[] {
  return plan.map(({ name, lessons }) => ({
    name,
    lessons: lessons.map((lesson) => ({ ...lesson, wanted: true })),
  }));
}

/** Ticking a topic ticks its lessons. */
export function changed(topics: readonly PlannedTopic[], change: PlanChange): PlannedTopic[] {
  return topics.map((topic, at) => {
    if (at !== change.topic) return topic;
    if (change.kind === 'name') return { ...topic, name: change.name };
    return {
      ...topic,
      lessons: topic.lessons.map((lesson, index) => {
        if (change.kind === 'title')
          return index === change.lesson ? { ...lesson, title: change.title } : lesson;
        return change.lesson === undefined || index === change.lesson
          ? { ...lesson, wanted: change.wanted }
          : lesson;
      }),
    };
  });
}

/** What is ticked, as the core takes it. */
export function wantedOf(topics: readonly PlannedTopic[]): OutlinePlan {
  return topics
    .map(({ name, lessons }) => ({
      name: name.trim(),
      lessons: lessons
        .filter(({ wanted }) => wanted)
        .map(({ title, pageFrom, pageTo }) => ({ title: title.trim(), pageFrom, pageTo })),
    }))
    .filter(({ lessons }) => lessons.length > 0);
}

/** A ticked row without a name. */
export function hasBlank(plan: OutlinePlan): boolean {
  return plan.some(({ name, lessons }) => name === '' || lessons.some(({ title }) => title === ''));
}
