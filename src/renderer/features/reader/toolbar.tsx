// The line of controls above the document. In a narrow pane the rarer ones move into the menu at its end.
import {
  ArrowLeft,
  EllipsisVertical,
  ListTree,
  Moon,
  MoveHorizontal,
  RotateCcw,
  RotateCw,
  Search,
  Square,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme } from '../../lib/appearance.ts';
import { useFormat } from '../../lib/format.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PageBox } from './page-box.tsx';
import type { Rotation, Zoom } from './page-layout.ts';

export interface ToolbarProps {
  title: string;
  /** Drawn pages can be turned, fitted and dimmed; text cannot. */
  drawn: boolean;
  page: number;
  pageCount: number;
  pageBox: RefObject<HTMLInputElement | null>;
  zoom: Zoom;
  factor: number;
  panelOpen: boolean;
  dimmed: boolean;
  onPage: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
  onStep: (direction: 1 | -1) => void;
  onTurn: (by: Rotation) => void;
  onPanel: () => void;
  onFind: () => void;
  onDim: () => void;
  /** Leaves the reader for its file's page in the library. */
  onBack?: () => void;
  onClose?: () => void;
  extra: readonly MenuItem[];
}

const zoomChoices = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export function Toolbar(props: ToolbarProps) {
  const { t } = useTranslation('reader');
  const format = useFormat();
  const { dark } = useTheme();
  const { drawn, zoom, factor } = props;
  const percent = format.percent(Math.round(factor * 100));
  const zoomItems: MenuItem[] = [
    ...(drawn
      ? ([
          {
            id: 'fit-width',
            label: t('zoom.fitWidth'),
            checked: zoom === 'fit-width',
            keys: shortcutCaps('reader.zoomReset'),
            onSelect: () => props.onZoom('fit-width'),
          },
          {
            id: 'fit-page',
            label: t('zoom.fitPage'),
            checked: zoom === 'fit-page',
            onSelect: () => props.onZoom('fit-page'),
          },
          { kind: 'separator', id: 'after-fit' },
        ] satisfies MenuItem[])
      : []),
    ...zoomChoices.map((choice) => ({
      id: String(choice),
      label: format.percent(choice * 100),
      checked: zoom === choice,
      onSelect: () => props.onZoom(choice),
    })),
  ];
  const moreItems: MenuItem[] = [
    {
      id: 'find',
      label: t('find.label'),
      icon: <Search size={16} />,
      keys: shortcutCaps('reader.find'),
      onSelect: props.onFind,
    },
    ...(drawn
      ? ([
          {
            id: 'right',
            label: t('turnRight'),
            icon: <RotateCw size={16} />,
            onSelect: () => props.onTurn(90),
          },
          {
            id: 'left',
            label: t('turnLeft'),
            icon: <RotateCcw size={16} />,
            onSelect: () => props.onTurn(270),
          },
        ] satisfies MenuItem[])
      : []),
    ...(drawn && dark
      ? ([
          {
            id: 'dim',
            label: t('dimPages'),
            icon: <Moon size={16} />,
            checked: props.dimmed,
            onSelect: props.onDim,
          },
        ] satisfies MenuItem[])
      : []),
    ...(props.extra.length > 0
      ? [{ kind: 'separator', id: 'before-extra' } satisfies MenuItem, ...props.extra]
      : []),
  ];

  return (
    <div
      role="toolbar"
      aria-label={t('toolbar')}
      className="@container flex min-h-12 items-center gap-1 border-b border-line bg-surface px-2"
    >
      {props.onBack ? (
        <IconButton
          label={t('backToFile')}
          icon={<ArrowLeft aria-hidden size={18} className="rtl:rotate-180" />}
          onClick={props.onBack}
        />
      ) : null}
      <IconButton
        label={t('contents')}
        keys={shortcutCaps('reader.contents')}
        icon={<ListTree aria-hidden size={18} />}
        pressed={props.panelOpen}
        onClick={props.onPanel}
      />
      <Title as={props.onClose ? 'h2' : 'h1'}>{props.title}</Title>
      <PageBox ref={props.pageBox} page={props.page} pageCount={props.pageCount} onPage={props.onPage} />
      <span className="mx-1 h-5 w-px shrink-0 bg-line" aria-hidden />
      <IconButton
        label={t('zoom.out')}
        keys={shortcutCaps('reader.zoomOut')}
        icon={<ZoomOut aria-hidden size={18} />}
        onClick={() => props.onStep(-1)}
        className="hidden @md:inline-flex"
      />
      <Menu items={zoomItems} align="center">
        <button
          type="button"
          aria-label={t('zoom.menu', { percent })}
          className="inline-flex min-h-9 min-w-14 shrink-0 items-center justify-center gap-1 rounded-md px-1.5 text-sm text-ink-muted tabular-nums hover:bg-sunken hover:text-ink"
        >
          {zoom === 'fit-width' ? <MoveHorizontal aria-hidden size={14} /> : null}
          {zoom === 'fit-page' ? <Square aria-hidden size={12} /> : null}
          {percent}
        </button>
      </Menu>
      <IconButton
        label={t('zoom.in')}
        keys={shortcutCaps('reader.zoomIn')}
        icon={<ZoomIn aria-hidden size={18} />}
        onClick={() => props.onStep(1)}
        className="hidden @md:inline-flex"
      />
      {drawn ? (
        <IconButton
          label={t('turnRight')}
          icon={<RotateCw aria-hidden size={18} />}
          onClick={() => props.onTurn(90)}
          className="hidden @xl:inline-flex"
        />
      ) : null}
      <IconButton
        label={t('find.label')}
        keys={shortcutCaps('reader.find')}
        icon={<Search aria-hidden size={18} />}
        onClick={props.onFind}
        className="hidden @md:inline-flex"
      />
      <Menu items={moreItems}>
        <button
          type="button"
          aria-label={t('more')}
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
        >
          <EllipsisVertical aria-hidden size={18} />
        </button>
      </Menu>
      {props.onClose ? (
        <IconButton
          label={t('close')}
          keys={['Esc']}
          icon={<X aria-hidden size={18} />}
          onClick={props.onClose}
        />
      ) : null}
    </div>
  );
}

/** The screen's own heading, unless the document stands beside one that has it. */
function Title({ as: Heading, children }: { as: 'h1' | 'h2'; children: string }) {
  return (
    <Heading className="min-w-0 flex-1 truncate px-1 text-base font-medium text-ink" title={children}>
      {/* Where only a letter or two would be left of it, it is only spoken. */}
      <span className="@max-lg:sr-only">{children}</span>
    </Heading>
  );
}
