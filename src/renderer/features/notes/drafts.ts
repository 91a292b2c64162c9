// Unsaved words of notes, kept in this window until they are saved or thrown away.
export interface Draft {
  title: string;
  body: string;
}

const drafts = new Map<string, Draft>();

export const draftOf = (noteId: string): Draft | null => drafts.get(noteId) ?? null;
export const keepDraft = (noteId: string, draft: Draft): void => void drafts.set(noteId, draft);
export const forgetDraft = (noteId: string): void => void drafts.delete(noteId);
