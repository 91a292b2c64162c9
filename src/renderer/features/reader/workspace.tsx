// An open document with everything around it. It owns zoom, rotation, the marks and what the keys do; the views only
// show.
import { clsx } from 'clsx';
import { FileText, ListChecks, Maximize2, MessageCircleQuestion } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTheme } from '../../lib/appearance.ts';
import { act, readerPath } from '../../lib/slots.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { notify } from '../../ui/toast.tsx';
import { FindBar } from './find-bar.tsx';
import { HighlightLayer } from './highlight-layer.tsx';
import { HighlightList } from './highlight-list.tsx';
import { Notice } from './notice.tsx';
import type { OpenedMaterial, Opening } from './opening.ts';
import { clampZoom, type Rotation, stepZoom, type Zoom } from './page-layout.ts';
import type { CheckedMark } from './page-text.ts';
import { PdfView } from './pdf-view.tsx';
import { readSelection, useSelectedText } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { SidePanel } from './side-panel.tsx';
import { TextView } from './text-view.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCitation } from './use-citation.ts';
import { useFind } from './use-find.ts';
import { useHighlights } from './use-highlights.ts';
import { useKept } from './use-kept.ts';
import { useMarking } from './use-marking.ts';
import { usePosition } from './use-position.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { type DocumentView, noMarks, type Seen } from './view.ts';

export interface WorkspaceProps {
  opened: OpenedMaterial;
  opening: Opening;
  /** Null for text. */
  pdf: PDFDocumentProxy | null;
  pageCount: number;
  onClose?: () => void;
}

export function Workspace({ opened, opening, pdf, pageCount, onClose }: WorkspaceProps) {
  const { t } = useTranslation('reader');
  const navigate = useNavigate();
  const { dark } = useTheme();
  const { material, outline } = opened;
  const [kept] = useState(opened.position);
  const [start] = useState(() => ({
    page: Math.min(pageCount, opening.page ?? kept?.page ?? 1),
    offset: opening.page === null ? (kept?.offset ?? 0) : 0,
  }));
  const [zoom, setZoom] = useState<Zoom>(kept?.zoom ?? (pdf ? 'fit-width' : 1));
  const [rotation, setRotation] = useState<Rotation>(pdf ? (kept?.rotation ?? 0) : 0);
  const [seen, setSeen] = useState<Seen>({ place: start, page: start.page, factor: 1 });
  // Beside something else a page is narrow enough: there the panel opens only by being asked to.
  const [panelOpen, setPanelOpen] = useKept(
    onClose ? 'lectern.reader.panelBeside' : 'lectern.reader.panel',
    false,
  );
  const [dimmed, setDimmed] = useKept('lectern.reader.dim', true);
  const [finding, setFinding] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<DocumentView>(null);
  const pageBox = useRef<HTMLInputElement>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const [selected, dropSelected] = useSelectedText(root);

  const citation = useCitation(opening, view);
  const page = useRef(seen.page);
  page.current = seen.page;
  const find = useFind(material, pageCount, () => page.current, finding);
  useEffect(() => {
    if (find.at) view.current?.reveal(find.at.page, 'current');
  }, [find.at]);
  const findMarks = find.marksOn;
  const citationMarks = citation.marksOn;
  const highlights = useHighlights(material.id);
  const marking = useMarking(root, highlights, dropSelected);
  const highlightMarks = highlights.marksOn;
  const marksOn = useMemo(
    () => joined(highlightMarks, citationMarks, findMarks),
    [highlightMarks, citationMarks, findMarks],
  );

  const keep = usePosition(material.id, onClose === undefined);
  const onPlace = useCallback((next: Seen) => setSeen(next), []);
  useEffect(() => {
    keep({ ...seen.place, zoom, rotation });
  }, [keep, seen.place, zoom, rotation]);
  useEffect(() => {
    if (!onClose) view.current?.focus();
  }, [onClose]);

  const goTo = (to: number, heading?: string) =>
    view.current?.goTo({ page: Math.min(pageCount, Math.max(1, to)), offset: 0 }, heading);
  const openFind = () => {
    setFinding(true);
    // The box may be on its way in this very moment.
    requestAnimationFrame(() => findBox.current?.select());
  };
  const closeFind = () => {
    setFinding(false);
    view.current?.focus();
  };
  const step = (direction: 1 | -1) => setZoom(clampZoom(stepZoom(seen.factor, direction)));
  const turn = (by: Rotation) => setRotation((before) => ((before + by) % 360) as Rotation);
  const copy = async () => {
    const words = readSelection(root.current);
    if (!words) return notify.info(t('selectFirst'));
    await navigator.clipboard.writeText(
      t('copied.text', { text: words.text, title: material.title, page: words.page }),
    );
    dropSelected();
    notify.success(t('copied.done'));
  };
  const ask = () => {
    const words = readSelection(root.current);
    dropSelected();
    act('askAbout', {
      scope: { materialId: material.id },
      ...(words ? { text: t('askText', { text: words.text }) } : {}),
    });
  };

  useReaderKeys({
    next: () => goTo(seen.page + 1),
    previous: () =>
      goTo(seen.place.offset > 0.05 && seen.place.page === seen.page ? seen.page : seen.page - 1),
    goToBox: () => pageBox.current?.focus(),
    find: openFind,
    zoomIn: () => step(1),
    zoomOut: () => step(-1),
    zoomReset: () => setZoom(pdf ? 'fit-width' : 1),
    contents: () => setPanelOpen(!panelOpen),
    copy: () => void copy(),
    highlight: () => void marking.mark(),
    note: () => void marking.note(),
    ask,
    escape: finding ? closeFind : (onClose ?? (citation.active ? citation.clear : null)),
  });

  const extra: MenuItem[] = [
    ...(onClose
      ? [
          {
            id: 'full',
            label: t('openFull'),
            icon: <Maximize2 size={16} />,
            onSelect: () => void navigate(readerPath({ materialId: material.id, page: seen.page })),
          },
        ]
      : [{ id: 'ask', label: t('askFile'), icon: <MessageCircleQuestion size={16} />, onSelect: ask }]),
    {
      id: 'quiz',
      label: t('quizFile'),
      icon: <ListChecks size={16} />,
      onSelect: () => act('makeQuiz', { scope: { materialId: material.id }, title: material.title }),
    },
    {
      id: 'file',
      label: t('toFile'),
      icon: <FileText size={16} />,
      onSelect: () => void navigate(`/library/${material.id}`),
    },
  ];
  const shared = {
    ref: view,
    materialId: material.id,
    title: material.title,
    zoom,
    rotation,
    start,
    marksOn,
    onPlace,
    onZoom: setZoom,
    onRefused: citation.refuse,
  };

  return (
    <div ref={root} className={clsx('relative flex h-full flex-col', dark && dimmed && pdf && 'dim-pages')}>
      <Toolbar
        title={material.title}
        drawn={pdf !== null}
        page={seen.page}
        pageCount={pageCount}
        pageBox={pageBox}
        zoom={zoom}
        factor={seen.factor}
        panelOpen={panelOpen}
        dimmed={dimmed}
        onPage={goTo}
        onZoom={setZoom}
        onStep={step}
        onTurn={turn}
        onPanel={() => setPanelOpen(!panelOpen)}
        onFind={openFind}
        onDim={() => setDimmed(!dimmed)}
        {...(onClose ? { onClose } : { onBack: () => void navigate(`/library/${material.id}`) })}
        extra={extra}
      />
      {finding ? <FindBar find={find} inputRef={findBox} onClose={closeFind} /> : null}
      {citation.refused ? <Notice onClose={citation.clear}>{t('markRefused')}</Notice> : null}
      <div className="flex min-h-0 flex-1">
        {panelOpen ? (
          <SidePanel
            outline={outline}
            page={seen.page}
            pdf={pdf}
            onPage={goTo}
            highlights={
              <HighlightList
                highlights={highlights.all}
                onShow={({ id, page: on, lost }) =>
                  lost ? goTo(on) : view.current?.reveal(on, { highlight: id })
                }
                onOpen={({ id }, at) => marking.open(id, at)}
              />
            }
          />
        ) : null}
        <div data-panel className="reader-view relative min-w-0 flex-1">
          {pdf ? (
            <PdfView {...shared} pdf={pdf} />
          ) : (
            <TextView {...shared} pageCount={pageCount} markdown={material.contentType === 'text/markdown'} />
          )}
        </div>
      </div>
      {selected ? (
        <SelectionBar
          selected={selected}
          onMark={(colour) => void marking.mark(colour)}
          onNote={() => void marking.note()}
          onCopy={() => void copy()}
          onAsk={ask}
        />
      ) : null}
      <HighlightLayer
        root={root}
        material={material}
        highlights={highlights}
        marking={marking}
        onLeave={() => view.current?.focus()}
      />
    </div>
  );
}

/** All sources' marks; the same array again for a page while no source changes, so that pages rest. */
function joined(
  ...sources: ((page: number) => readonly CheckedMark[])[]
): (page: number) => readonly CheckedMark[] {
  const cache = new Map<number, readonly CheckedMark[]>();
  return (page) => {
    const known = cache.get(page);
    if (known) return known;
    const all = sources.flatMap((marksOn) => marksOn(page));
    const marks = all.length === 0 ? noMarks : all;
    cache.set(page, marks);
    return marks;
  };
}
