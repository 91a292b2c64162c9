// All shortcuts with their keys, grouped; shown by the `?` dialog and in Settings.
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import { capsOf } from './keyboard.ts';
import { type ShortcutId, shortcutGroup, shortcutSpec, shortcutTable } from './shortcut-table.ts';

const ids = Object.keys(shortcutTable) as ShortcutId[];
const groups = [...new Set(ids.map(shortcutGroup))];

export function ShortcutList() {
  const { t } = useTranslation('shortcuts');
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(17rem,1fr))] gap-x-10 gap-y-6">
      {groups.map((group) => (
        <section key={group} className="min-w-0">
          <h2 className="mb-1 text-sm font-semibold text-ink-faint">{t(`group.${group}`)}</h2>
          <dl>
            {ids
              .filter((id) => shortcutGroup(id) === group)
              .map((id) => (
                <div
                  key={id}
                  className="flex min-h-8 items-center justify-between gap-4 border-b border-line py-1"
                >
                  <dt className="text-base text-ink">{t(id)}</dt>
                  <dd className="flex flex-wrap justify-end gap-3">
                    <Caps id={id} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Caps({ id }: { id: ShortcutId }) {
  const spec = shortcutSpec(id);
  if (spec.caps) return <Kbd keys={spec.caps} />;
  return spec.keys.map((combination) => <Kbd key={combination} keys={capsOf(combination)} />);
}
