// What time can be for, as a list to choose from: grouped, and narrowed by what is typed.
import type { LessonRow } from '#contract/lessons.ts';
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import type { NamedTarget } from '#contract/timer.ts';

export const noTarget: NamedTarget = {
  subjectId: null,
  topicId: null,
  materialId: null,
  lessonId: null,
  name: null,
};

export interface TargetOption {
  target: NamedTarget;
  name: string;
  /** Where it lies: "Biology › Cells"; empty where that says nothing. */
  detail: string;
}

export interface TargetGroup {
  id: 'recent' | 'subjects' | 'topics' | 'lessons' | 'files';
  options: TargetOption[];
  /** Matches beyond those. */
  more: number;
}

export interface Shelves {
  recent: readonly NamedTarget[];
  subjects: readonly Pick<Subject, 'id' | 'name' | 'topics'>[];
  lessons: readonly Pick<LessonRow, 'id' | 'title' | 'topicId'>[];
  materials: readonly Pick<Material, 'id' | 'title'>[];
}

/** Groups without a match are left out, and so is what was studied lately once something is typed. */
export function targetGroups(
  { recent, subjects, lessons, materials }: Shelves,
  text: string,
  perGroup: number,
): TargetGroup[] {
  const topics = subjects.flatMap((subject) => subject.topics.map((topic) => ({ ...topic, subject })));
  const paths = new Map(topics.map(({ id, name, subject }) => [id, `${subject.name} › ${name}`]));
  const typed = fold(text).split(/\s+/).filter(Boolean);
  const group = (id: TargetGroup['id'], all: TargetOption[]): TargetGroup[] => {
    const found = all.filter((option) => {
      const words = fold(`${option.name} ${option.detail}`);
      return typed.every((part) => words.includes(part));
    });
    if (found.length === 0) return [];
    return [{ id, options: found.slice(0, perGroup), more: Math.max(0, found.length - perGroup) }];
  };
  return [
    ...group(
      'recent',
      typed.length > 0 ? [] : recent.map((target) => ({ target, name: target.name ?? '', detail: '' })),
    ),
    ...group(
      'subjects',
      subjects.map(({ id, name }) => option({ subjectId: id }, name)),
    ),
    ...group(
      'topics',
      topics.map(({ id, subjectId, name, subject }) =>
        option({ subjectId, topicId: id }, name, subject.name),
      ),
    ),
    ...group(
      'lessons',
      lessons.map(({ id, title, topicId }) => option({ lessonId: id }, title, paths.get(topicId))),
    ),
    ...group(
      'files',
      materials.map(({ id, title }) => option({ materialId: id }, title)),
    ),
  ];
}

/** The id that decides what a target is: the core fills in what lies around it. Null: nothing chosen. */
export function innermost({ lessonId, materialId, topicId, subjectId }: NamedTarget): string | null {
  return lessonId ?? materialId ?? topicId ?? subjectId;
}

function option(ids: Partial<NamedTarget>, name: string, detail = ''): TargetOption {
  return { target: { ...noTarget, ...ids, name }, name, detail };
}

/** Lower case without accents. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
