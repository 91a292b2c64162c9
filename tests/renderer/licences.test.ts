// The licences named in Settings are those of the packages as installed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licences } from '#renderer/features/settings/licences.ts';

describe('licences', () => {
  it.each(licences.map(({ name, licence }) => [name, licence]))('%s is under %s', (name, licence) => {
    const manifest = JSON.parse(
      readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
    ) as { license: string };
    expect(manifest.license).toBe(licence);
  });
});
