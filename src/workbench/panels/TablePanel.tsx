import type { DataFrame } from '@grafana/data';
import { outerJoinDataFrames } from '@grafana/data';
import { TableCellHeight } from '@grafana/schema';
import type { TableSortByFieldState } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useMemo } from 'react';
import type { Drawing } from './draw';
import { usePreparedFrames } from './use-prepared-frames';

/** Grafana's "table" panel. Several frames (one per series) are joined on their time, as Explore's table does. */
export function TablePanel({ frames, fieldConfig, options, width, height }: Drawing) {
  const one = useMemo(() => joined(frames), [frames]);
  const [prepared] = usePreparedFrames(one, fieldConfig);
  if (!prepared) {
    return null;
  }
  return (
    <TableNG
      data={prepared}
      fieldConfig={fieldConfig}
      width={width}
      height={height}
      cellHeight={(options['cellHeight'] as TableCellHeight | undefined) ?? TableCellHeight.Sm}
      sortBy={options['sortBy'] as TableSortByFieldState[] | undefined}
      noHeader={options['showHeader'] === false}
      structureRev={1}
    />
  );
}

function joined(frames: DataFrame[]): DataFrame[] {
  const filled = frames.filter((frame) => frame.fields.length > 0);
  const join = filled.length > 1 ? outerJoinDataFrames({ frames: filled }) : filled[0];
  return join ? [join] : [];
}
