// Subjects and their topics: the student's own shelves.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id } from './ids.ts';

const name = z.string().trim().min(1).max(120);

/** 1 easy, 2 medium, 3 hard. */
export const topicDifficulty = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type TopicDifficulty = z.infer<typeof topicDifficulty>;

export const topic = z.object({
  id,
  subjectId: id,
  name: z.string(),
  difficulty: topicDifficulty,
  position: z.number().int(),
  materialCount: z.number().int(),
});
export type Topic = z.infer<typeof topic>;

export const subject = z.object({
  id,
  name: z.string(),
  position: z.number().int(),
  /** Materials in the subject, those in its topics included. */
  materialCount: z.number().int(),
  topics: z.array(topic),
});
export type Subject = z.infer<typeof subject>;

export const subjectsContract = {
  list: oc.errors(faults('PROFILE_REQUIRED')).output(z.array(subject)),
  /** CONFLICT when a living subject of the profile has that name. */
  create: oc.errors(faults('PROFILE_REQUIRED', 'CONFLICT')).input(z.object({ name })).output(subject),
  rename: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'CONFLICT'))
    .input(z.object({ id, name }))
    .output(subject),
  /** Hides the subject and its topics; its materials stay, unshelved until it is restored. */
  remove: oc.errors(faults('PROFILE_REQUIRED', 'NOT_FOUND')).input(z.object({ id })).output(z.void()),
  /** CONFLICT when a subject made since has its name. */
  restore: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'CONFLICT'))
    .input(z.object({ id }))
    .output(z.void()),
  /** The shelf in this order; subjects not named keep theirs after them. */
  reorder: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND'))
    .input(z.object({ ids: z.array(id).max(1000) }))
    .output(z.void()),
  createTopic: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'CONFLICT'))
    .input(z.object({ subjectId: id, name }))
    .output(topic),
  renameTopic: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'CONFLICT'))
    .input(z.object({ id, name }))
    .output(topic),
  /** The subject's topics in this order; those not named keep theirs after them. */
  reorderTopics: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND'))
    .input(z.object({ subjectId: id, ids: z.array(id).max(1000) }))
    .output(z.void()),
  setDifficulty: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND'))
    .input(z.object({ id, difficulty: topicDifficulty }))
    .output(topic),
  removeTopic: oc.errors(faults('PROFILE_REQUIRED', 'NOT_FOUND')).input(z.object({ id })).output(z.void()),
  restoreTopic: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'CONFLICT'))
    .input(z.object({ id }))
    .output(z.void()),
};
