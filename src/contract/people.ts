// Profiles on this computer. A profile needs no e-mail; a lock is a courtesy between people who share a machine.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';

export const gradeLevels = [
  'primary_1_5',
  'middle_6_8',
  'secondary_9_10',
  'senior_11_12',
  'exam_prep',
  'undergraduate',
  'postgraduate',
  'professional',
  'self_learner',
] as const;
export const primaryGoals = [
  'pass_exam',
  'improve_grades',
  'understand_deeply',
  'finish_course',
  'language',
  'certification',
  'curiosity',
] as const;
export const studyPreferences = [
  'read_first',
  'question_first',
  'short_sessions',
  'long_sessions',
  'mixed',
] as const;
export const avatars = ['owl', 'fox', 'otter', 'heron', 'hare', 'moth', 'bear', 'wren'] as const;

const name = z.string().trim().min(1).max(80);
const password = z.string().min(4).max(200);

/** Null means "prefer not to say". */
export const aboutYou = z.object({
  gradeLevel: z.enum(gradeLevels).nullable(),
  primaryGoal: z.enum(primaryGoals).nullable(),
  studyPreference: z.enum(studyPreferences).nullable(),
});

export const profile = aboutYou.extend({
  id,
  name: z.string(),
  avatar: z.enum(avatars),
  locked: z.boolean(),
  onboardingCompleted: z.boolean(),
  createdAt: instant,
  lastActiveAt: instant,
});
export type Profile = z.infer<typeof profile>;

/** What the chooser shows of a profile before it is entered. */
export const profileCard = profile.pick({
  id: true,
  name: true,
  avatar: true,
  locked: true,
  lastActiveAt: true,
});
export type ProfileCard = z.infer<typeof profileCard>;

export const peopleContract = {
  /** Most recently active first. Needs no profile. */
  list: oc.output(z.array(profileCard)),
  /** The session's profile, or null when none is chosen. A single unlocked profile is entered by itself. */
  current: oc.output(profile.nullable()),
  /** Creates a profile and enters it. */
  create: oc.input(z.object({ name, avatar: z.enum(avatars).optional() })).output(profile),
  /** Enters a profile. PROFILE_LOCKED has params.reason "needed", "wrong" or "wait" (params.seconds). */
  select: oc
    .errors(faults('NOT_FOUND', 'PROFILE_LOCKED'))
    .input(z.object({ id, password: z.string().max(200).optional() }))
    .output(profile),
  /** Leaves the profile; the session then has none. */
  leave: oc.output(z.void()),
  update: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(aboutYou.extend({ name, avatar: z.enum(avatars) }).partial())
    .output(profile),
  /** Writes whatever was answered and marks onboarding done; an empty object is "Skip". */
  completeOnboarding: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(
      aboutYou
        .extend({ name, avatar: z.enum(avatars), dailyGoalMinutes: z.number().int().min(5).max(600) })
        .partial(),
    )
    .output(profile),
  /** Sets, changes (needs the current one) or, with null, removes the lock. */
  setLock: oc
    .errors(faults('PROFILE_REQUIRED', 'PROFILE_LOCKED'))
    .input(z.object({ password: password.nullable(), currentPassword: z.string().max(200).optional() }))
    .output(profile),
  /** Deletes the session's profile with everything that belongs to it, files included. */
  remove: oc
    .errors(faults('PROFILE_REQUIRED', 'PROFILE_LOCKED', 'BAD_REQUEST'))
    .input(z.object({ confirmName: z.string(), password: z.string().max(200).optional() }))
    .output(z.void()),
};
