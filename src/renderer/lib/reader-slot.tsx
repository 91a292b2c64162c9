// Lets Ask and Practice show a page beside themselves without importing the reader feature: app/ puts the pane in,
// features take it out.
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

/** Words to mark: characters [charFrom, charTo) of the page's stored text, which must read as `quote`. */
export interface ReaderMark {
  page: number;
  charFrom: number;
  charTo: number;
  /** Without one any text at these characters is right: the place came from this material's own index. */
  quote?: string;
}

/** What to open. Without marks the page opens and nothing is marked. A new object opens anew. */
export interface ReaderTarget {
  materialId: string;
  page: number;
  marks: readonly ReaderMark[];
}

export interface ReaderPaneProps {
  target: ReaderTarget;
  /** Shows a close button; Escape closes too, once nothing inside the pane needs it. */
  onClose?: () => void;
}

const ReaderSlot = createContext<ComponentType<ReaderPaneProps> | null>(null);

export function ReaderSlotProvider({
  pane,
  children,
}: {
  pane: ComponentType<ReaderPaneProps>;
  children: ReactNode;
}) {
  return <ReaderSlot value={pane}>{children}</ReaderSlot>;
}

/** The pane to render beside something else. */
export function ReaderPaneSlot(props: ReaderPaneProps) {
  const Pane = useContext(ReaderSlot);
  return Pane ? <Pane {...props} /> : null;
}
