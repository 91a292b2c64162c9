// Making, naming and removing subjects and topics. Removing one leaves its files where they are findable and can be
// undone.
import { useTranslation } from 'react-i18next';
import type { Subject, Topic } from '#contract/subjects.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast, useNaming } from '../../lib/fault-view.tsx';
import type { Asking } from '../../ui/name-dialog.tsx';
import { notify } from '../../ui/toast.tsx';

const longestName = 120;

export interface ShelfActs {
  newSubject: (onMade?: (id: string) => void) => Asking;
  renameSubject: (subject: Subject) => Asking;
  newTopic: (subject: Subject) => Asking;
  renameTopic: (topic: Topic) => Asking;
  removeSubject: (subject: Subject) => Promise<boolean>;
  removeTopic: (topic: Topic) => Promise<boolean>;
}

export function useShelfActs(): ShelfActs {
  const { t } = useTranslation('library');
  const { t: ui } = useTranslation('ui');
  const sayFault = useFaultToast();
  const named = useNaming();
  const removed = async (title: string, work: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      sayFault(error);
      return false;
    }
    notify.undoable(title, ui('undo'), () => void undo().catch(sayFault));
    return true;
  };
  const rename = (title: string, initial: string, onName: Asking['onName']): Asking => ({
    title,
    label: t('name.label'),
    initial,
    confirm: t('name.rename'),
    maxLength: longestName,
    onName,
  });
  const create = (title: string, onName: Asking['onName']): Asking => ({
    ...rename(title, '', onName),
    confirm: t('name.create'),
  });

  return {
    newSubject: (onMade) =>
      create(
        t('subject.new'),
        named(async (name) => onMade?.((await client.subjects.create({ name })).id)),
      ),
    renameSubject: ({ id, name: before }) =>
      rename(
        t('subject.rename'),
        before,
        named(async (name) => {
          await client.subjects.rename({ id, name });
          notify.undoable(t('done.renamed'), ui('undo'), () => {
            client.subjects.rename({ id, name: before }).catch(sayFault);
          });
        }),
      ),
    newTopic: ({ id, name }) =>
      create(
        t('topic.new', { subject: name }),
        named((topic) => client.subjects.createTopic({ subjectId: id, name: topic })),
      ),
    renameTopic: ({ id, name: before }) =>
      rename(
        t('topic.rename'),
        before,
        named(async (name) => {
          await client.subjects.renameTopic({ id, name });
          notify.undoable(t('done.renamed'), ui('undo'), () => {
            client.subjects.renameTopic({ id, name: before }).catch(sayFault);
          });
        }),
      ),
    removeSubject: ({ id, name }) =>
      removed(
        t('done.shelfRemoved', { name }),
        () => client.subjects.remove({ id }),
        () => client.subjects.restore({ id }),
      ),
    removeTopic: ({ id, name }) =>
      removed(
        t('done.shelfRemoved', { name }),
        () => client.subjects.removeTopic({ id }),
        () => client.subjects.restoreTopic({ id }),
      ),
  };
}
