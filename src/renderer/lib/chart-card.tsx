// One chart with what every chart has: the same figures as a table, as a file, and words for when there is nothing yet.
import { ChartColumn, Download, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import { Card } from '../ui/layout.tsx';
import { Cell, DataTable, HeadCell } from '../ui/table.tsx';
import { saveText } from './csv.ts';
import { csvOfSheet, type Sheet } from './sheet.ts';

export interface ChartCardProps {
  title: string;
  /** Beside the title: what it covers, or its sum. */
  note?: string;
  /** Part of the file's name. */
  file: string;
  sheet: Sheet;
  /** What to say instead of an empty picture; null when there is something to draw. */
  empty: string | null;
  /** The picture; left out where the table says it best. */
  children?: ReactNode;
}

export function ChartCard({ title, note, file, sheet, empty, children }: ChartCardProps) {
  const { t } = useTranslation('progress');
  const [asTable, setAsTable] = useState(false);
  const toggle = t(asTable ? 'chart.asChart' : 'chart.asTable');
  return (
    <Card className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 text-md font-semibold text-ink">
          {title}
          {note ? <span className="ms-2 text-sm font-normal text-ink-muted">{note}</span> : null}
        </h2>
        {empty === null ? (
          <>
            {children === undefined ? null : (
              <IconButton
                size="sm"
                label={t('chart.ofChart', { act: toggle, chart: title })}
                icon={asTable ? <ChartColumn aria-hidden size={16} /> : <Table2 aria-hidden size={16} />}
                onClick={() => setAsTable(!asTable)}
              />
            )}
            <IconButton
              size="sm"
              label={t('chart.ofChart', { act: t('chart.csv'), chart: title })}
              icon={<Download aria-hidden size={16} />}
              onClick={() => saveText(t('chart.file', { name: file }), csvOfSheet(sheet))}
            />
          </>
        ) : null}
      </div>
      {empty !== null ? (
        <p className="flex min-h-28 items-center justify-center px-4 text-center text-base text-ink-muted">
          {empty}
        </p>
      ) : asTable || children === undefined ? (
        <SheetTable label={title} sheet={sheet} />
      ) : (
        children
      )}
    </Card>
  );
}

function SheetTable({ label, sheet: { columns, rows } }: { label: string; sheet: Sheet }) {
  return (
    <div className="max-h-80 overflow-y-auto">
      <DataTable label={label}>
        <thead>
          <tr>
            {columns.map(({ key, label: name, numeric = false }) => (
              <HeadCell key={key} numeric={numeric}>
                {name}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and are never reordered.
            <tr key={index}>
              {row.map(({ shown }, at) => (
                <Cell key={columns[at]!.key} numeric={columns[at]!.numeric ?? false}>
                  {shown}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
