// What stands where in the gallery: what is unlocked, and the next tier of every family.
import type { TFunction } from 'i18next';
import type { Achievement } from '#contract/progress.ts';

/** Name of the family, with the tier's numeral from the second one on. */
export function nameOf(
  { criteriaType, tier }: Pick<Achievement, 'criteriaType' | 'tier'>,
  t: TFunction<'progress'>,
): string {
  const name = t(`badge.${criteriaType}.name`);
  return tier > 1 ? `${name} ${'I'.repeat(tier)}` : name;
}

/** Latest first, and of what is locked one a family, nearest to its goal first. */
export function arranged(all: readonly Achievement[]): { unlocked: Achievement[]; next: Achievement[] } {
  const unlocked = all
    .filter(({ unlockedAt }) => unlockedAt !== null)
    .sort((a, b) => b.unlockedAt! - a.unlockedAt!);
  const families = new Set<string>();
  const next = all
    .filter(({ unlockedAt }) => unlockedAt === null)
    .sort((a, b) => a.tier - b.tier)
    .filter(({ criteriaType }) => !families.has(criteriaType) && families.add(criteriaType))
    .sort((a, b) => shareOf(b) - shareOf(a));
  return { unlocked, next };
}

function shareOf({ value, criteriaValue }: Achievement): number {
  return value / Math.max(1, criteriaValue);
}
