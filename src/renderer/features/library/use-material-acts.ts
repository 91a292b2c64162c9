// What can be done to materials. Everything that can be taken back says so in a toast instead of asking first.
import { useTranslation } from 'react-i18next';
import type { Material } from '#contract/library.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { notify } from '../../ui/toast.tsx';
import type { Place } from './send-file.ts';

type Placed = Pick<Material, 'id' | 'subjectId' | 'topicId'>;

export interface MaterialActs {
  rename: (material: Material, title: string) => Promise<boolean>;
  move: (materials: readonly Placed[], place: Place, shelf: string | null) => Promise<boolean>;
  setNeverSend: (materials: readonly Pick<Material, 'id'>[], neverSend: boolean) => Promise<boolean>;
  remove: (materials: readonly Material[]) => Promise<boolean>;
  restore: (materials: readonly Material[]) => Promise<boolean>;
  purge: (materials: readonly Material[]) => Promise<boolean>;
  pause: (id: string) => void;
  resume: (id: string) => void;
  cancel: (id: string) => void;
  retry: (id: string) => void;
}

/** The lists refetch by themselves: the core tells every window what changed. */
export function useMaterialActs(): MaterialActs {
  const { t } = useTranslation('library');
  const { t: ui } = useTranslation('ui');
  const sayFault = useFaultToast();
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      sayFault(error, () => void attempt(work));
      return false;
    }
  };
  const undoable = (title: string, undo: () => Promise<unknown>) =>
    notify.undoable(title, ui('undo'), () => void attempt(undo));
  const idsOf = (materials: readonly { id: string }[]) => materials.map(({ id }) => id);

  return {
    async rename(material, title) {
      const before = material.title;
      const done = await attempt(() => client.library.rename({ id: material.id, title }));
      if (done) undoable(t('done.renamed'), () => client.library.rename({ id: material.id, title: before }));
      return done;
    },
    async move(materials, place, shelf) {
      const before = byPlace(materials);
      const done = await attempt(() => client.library.move({ ids: idsOf(materials), ...place }));
      if (done) {
        const count = materials.length;
        undoable(shelf === null ? t('done.unshelved', { count }) : t('done.moved', { count, shelf }), () =>
          Promise.all(before.map((group) => client.library.move(group))),
        );
      }
      return done;
    },
    async setNeverSend(materials, neverSend) {
      const ids = idsOf(materials);
      const done = await attempt(() => client.library.setNeverSend({ ids, neverSend }));
      if (done)
        undoable(t(neverSend ? 'done.kept' : 'done.sendable', { count: ids.length }), () =>
          client.library.setNeverSend({ ids, neverSend: !neverSend }),
        );
      return done;
    },
    async remove(materials) {
      const ids = idsOf(materials);
      const done = await attempt(() => client.library.remove({ ids }));
      if (done) {
        const title = t('done.removed', { count: ids.length, title: materials[0]?.title ?? '' });
        undoable(title, () => client.library.restore({ ids }));
      }
      return done;
    },
    async restore(materials) {
      const done = await attempt(() => client.library.restore({ ids: idsOf(materials) }));
      if (done) notify.success(t('done.restored', { count: materials.length }));
      return done;
    },
    async purge(materials) {
      const done = await attempt(() => client.library.purge({ ids: idsOf(materials) }));
      if (done) notify.info(t('done.purged', { count: materials.length }));
      return done;
    },
    pause: (id) => void attempt(() => client.library.pause({ id })),
    resume: (id) => void attempt(() => client.library.resume({ id })),
    cancel: (id) => void attempt(() => client.library.cancel({ id })),
    retry: (id) => void attempt(() => client.library.retry({ id })),
  };
}

/** Materials grouped by where they stand, as inputs that put them back. */
function byPlace(materials: readonly Placed[]): (Place & { ids: string[] })[] {
  const groups = Map.groupBy(materials, ({ subjectId, topicId }) => `${subjectId} ${topicId}`);
  return [...groups.values()].map((group) => ({
    ids: group.map(({ id }) => id),
    subjectId: group[0]!.subjectId,
    topicId: group[0]!.topicId,
  }));
}
