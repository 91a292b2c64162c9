// How a highlight's colour is shown and chosen outside the text: the same ground and line as in it. The reader and the
// notes list them alike.
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { HighlightColour } from '#contract/highlights.ts';
import { Tooltip } from '../ui/tooltip.tsx';

export const highlightColours: readonly HighlightColour[] = ['yellow', 'green', 'blue', 'pink'];

/** Named for those who do not see it. */
export function ColourSign({ colour, className }: { colour: HighlightColour; className?: string }) {
  const { t } = useTranslation('highlights');
  return (
    <span
      role="img"
      aria-label={t(`colour.${colour}`)}
      data-colour={colour}
      className={clsx('highlight-swatch inline-block size-4 shrink-0 rounded-sm', className)}
    />
  );
}

export interface ColourButtonsProps {
  /** Of the group. */
  label: string;
  /** Of each button; the colour's name alone when left out. */
  labelOf?: (colour: string) => string;
  chosen?: HighlightColour;
  onChoose: (colour: HighlightColour) => void;
}

export function ColourButtons({ label, labelOf, chosen, onChoose }: ColourButtonsProps) {
  const { t } = useTranslation('highlights');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend into a one-line toolbar.
    <div role="group" aria-label={label} className="inline-flex gap-0.5">
      {highlightColours.map((colour) => {
        const name = t(`colour.${colour}`);
        const words = labelOf ? labelOf(name) : name;
        return (
          <Tooltip key={colour} label={words}>
            <button
              type="button"
              aria-label={words}
              aria-pressed={chosen === undefined ? undefined : chosen === colour}
              onClick={() => onChoose(colour)}
              className="inline-flex size-7 items-center justify-center rounded-md border border-transparent hover:bg-sunken aria-pressed:border-line-strong"
            >
              <span data-colour={colour} aria-hidden className="highlight-swatch size-4.5 rounded-sm" />
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
