// Notes: saved from answers, searched, reworded.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { keptAnswer } from './kept-answer.ts';
import { addNote, changeNote, listNotes, noteOf, readNote, setRemoved } from './notes.ts';

export function createNotesRouter(
  { owned }: Procedures,
  { database: { db }, clock, events }: Pick<Deps, 'database' | 'clock' | 'events'>,
) {
  const changed = (userId: string, noteId: string) =>
    events.publish(userId, { type: 'notes.changed', noteId });

  return {
    list: owned.notes.list.handler(({ input, context: { userId } }) => listNotes(db, userId, input ?? {})),

    get: owned.notes.get.handler(({ input, context: { userId } }) => readNote(db, userId, input.noteId)),

    saveAnswer: owned.notes.saveAnswer.handler(({ input: { messageId }, context: { userId } }) => {
      const saved = db.transaction((tx) => {
        const known = noteOf(tx, userId, messageId);
        if (known) return { note: known, existed: true };
        const note = addNote(tx, clock.now(), userId, keptAnswer(tx, userId, messageId));
        return { note, existed: false };
      });
      if (!saved.existed) changed(userId, saved.note.id);
      return saved;
    }),

    edit: owned.notes.edit.handler(({ input: { noteId, ...words }, context: { userId } }) => {
      const note = db.transaction((tx) => changeNote(tx, clock.now(), userId, noteId, words));
      changed(userId, noteId);
      return note;
    }),

    remove: owned.notes.remove.handler(({ input: { noteId }, context: { userId } }) => {
      setRemoved(db, userId, noteId, clock.now());
      changed(userId, noteId);
    }),

    restore: owned.notes.restore.handler(({ input: { noteId }, context: { userId } }) => {
      setRemoved(db, userId, noteId, null);
      changed(userId, noteId);
    }),
  };
}
