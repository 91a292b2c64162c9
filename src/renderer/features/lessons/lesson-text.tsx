// A lesson's Markdown with its headings as headings. Below the title, which is the first level.
import { memo, useMemo } from 'react';
import { RichText } from '../../lib/math/rich-text.tsx';
import { sectionsOf } from './sections.ts';

export const LessonText = memo(function LessonText({ text, title }: { text: string; title: string }) {
  const sections = useMemo(() => sectionsOf(text, title), [text, title]);
  const top = Math.min(...sections.flatMap(({ heading }) => heading?.level ?? []));
  return (
    <div className="flex flex-col gap-4 font-serif text-md leading-relaxed text-ink">
      {sections.map(({ heading, body }, at) => {
        const Heading = heading && heading.level > top ? 'h3' : 'h2';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections of one text have no identity but their place.
          <section key={at} className="flex flex-col gap-2">
            {heading ? (
              <Heading
                className={Heading === 'h2' ? 'mt-2 text-lg font-semibold' : 'mt-1 text-md font-semibold'}
              >
                <RichText text={heading.title} inline />
              </Heading>
            ) : null}
            {body.trim() === '' ? null : <RichText text={body} />}
          </section>
        );
      })}
    </div>
  );
});
