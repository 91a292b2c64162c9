// Highlights: made on words of a stored page, coloured, noted, removed and brought back.
import type { Deps } from '../deps.ts';
import { liveMaterial } from '../library/materials.ts';
import type { Procedures } from '../procedures.ts';
import {
  addHighlight,
  changeHighlight,
  listHighlights,
  removeHighlight,
  restoreHighlight,
} from './highlights.ts';

export function createHighlightsRouter(
  { owned }: Procedures,
  { database, clock, events }: Pick<Deps, 'database' | 'clock' | 'events'>,
) {
  const { db } = database;
  const changed = (userId: string, materialId: string) =>
    events.publish(userId, { type: 'highlights.changed', materialId });

  return {
    list: owned.highlights.list.handler(({ input, context: { userId } }) =>
      listHighlights(db, userId, input ?? {}),
    ),

    create: owned.highlights.create.handler(({ input, context: { userId } }) => {
      liveMaterial(database, userId, input.materialId);
      const { highlight, existed } = db.transaction((tx) => addHighlight(tx, clock.now(), userId, input));
      if (!existed) changed(userId, highlight.materialId);
      return highlight;
    }),

    edit: owned.highlights.edit.handler(({ input: { highlightId, ...look }, context: { userId } }) => {
      const edited = db.transaction((tx) => changeHighlight(tx, clock.now(), userId, highlightId, look));
      changed(userId, edited.materialId);
      return edited;
    }),

    remove: owned.highlights.remove.handler(({ input: { highlightId }, context: { userId } }) => {
      changed(
        userId,
        db.transaction((tx) => removeHighlight(tx, clock.now(), userId, highlightId)),
      );
    }),

    restore: owned.highlights.restore.handler(({ input: { highlightId }, context: { userId } }) => {
      changed(
        userId,
        db.transaction((tx) => restoreHighlight(tx, userId, highlightId)),
      );
    }),
  };
}
