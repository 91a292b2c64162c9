// Making, naming, ordering and removing subjects and topics here. Removing can be undone.
import { useTranslation } from 'react-i18next';
import type { Subject, Topic } from '#contract/subjects.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast, useNaming } from '../../lib/fault-view.tsx';
import { announce } from '../../ui/announcer.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { notify } from '../../ui/toast.tsx';
import { moved } from './order.ts';

const longestName = 120;

export function useShelfActs() {
  const { t } = useTranslation('lessons');
  const { t: ui } = useTranslation('ui');
  const sayFault = useFaultToast();
  const named = useNaming();
  const ask = (title: string, initial: string, work: (name: string) => Promise<unknown>): Asking => ({
    title,
    label: t('name.label'),
    initial,
    confirm: initial === '' ? t('name.create') : t('name.rename'),
    maxLength: longestName,
    onName: named(work),
  });
  const removed = async (name: string, work: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      sayFault(error);
      return false;
    }
    notify.undoable(t('removed', { name }), ui('undo'), () => void undo().catch(sayFault));
    return true;
  };
  const move = async (
    all: readonly { id: string; name: string }[],
    id: string,
    by: -1 | 1,
    work: (ids: string[]) => Promise<unknown>,
  ) => {
    const ids = moved(
      all.map((each) => each.id),
      id,
      by,
    );
    if (!ids) return;
    const name = all.find((each) => each.id === id)?.name ?? '';
    await work(ids).then(
      () => announce(t('moved', { name, position: ids.indexOf(id) + 1, count: ids.length })),
      sayFault,
    );
  };

  return {
    newSubject: (onMade: (id: string) => void) =>
      ask(t('subject.new'), '', async (name) => onMade((await client.subjects.create({ name })).id)),
    renameSubject: ({ id, name }: Subject) =>
      ask(t('subject.rename'), name, (next) => client.subjects.rename({ id, name: next })),
    newTopic: ({ id, name }: Subject) =>
      ask(t('topic.newIn', { subject: name }), '', (topic) =>
        client.subjects.createTopic({ subjectId: id, name: topic }),
      ),
    renameTopic: ({ id, name }: Topic) =>
      ask(t('topic.rename'), name, (next) => client.subjects.renameTopic({ id, name: next })),
    removeSubject: ({ id, name }: Subject) =>
      removed(
        name,
        () => client.subjects.remove({ id }),
        () => client.subjects.restore({ id }),
      ),
    removeTopic: ({ id, name }: Topic) =>
      removed(
        name,
        () => client.subjects.removeTopic({ id }),
        () => client.subjects.restoreTopic({ id }),
      ),
    setDifficulty: ({ id }: Topic, difficulty: Topic['difficulty']) =>
      client.subjects.setDifficulty({ id, difficulty }).catch(sayFault),
    moveSubject: (all: readonly Subject[], id: string, by: -1 | 1) =>
      move(all, id, by, (ids) => client.subjects.reorder({ ids })),
    moveTopic: ({ id: subjectId, topics }: Subject, id: string, by: -1 | 1) =>
      move(topics, id, by, (ids) => client.subjects.reorderTopics({ subjectId, ids })),
    moveLesson: (
      topicId: string,
      lessons: readonly { id: string; title: string }[],
      id: string,
      by: -1 | 1,
    ) =>
      move(
        lessons.map((lesson) => ({ id: lesson.id, name: lesson.title })),
        id,
        by,
        (lessonIds) => client.lessons.reorder({ topicId, lessonIds }),
      ),
    archiveLesson: ({ id, title }: { id: string; title: string }) =>
      removed(
        title,
        () => client.lessons.archive({ lessonId: id }),
        () => client.lessons.restore({ lessonId: id }),
      ),
  };
}

export type ShelfActs = ReturnType<typeof useShelfActs>;
