import { css } from '@emotion/css';
import { type GrafanaTheme2, rangeUtil, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useState } from 'react';
import type { Connection } from '../grafana/connect';
import { useSize } from '../shell/use-size';
import type { Board } from './board';
import { BoardPanelView } from './BoardPanelView';
import { BoardToolbar } from './BoardToolbar';
import { gridHeight, placeOf } from './grid';

interface Props {
  readonly board: Board;
  readonly connection: Connection;
}

/** One dashboard: toolbar with variables and time, and its panels on Grafana's 24-column grid. */
export function BoardView({ board, connection }: Props) {
  const styles = useStyles2(getStyles);
  const [timeRange, setTimeRange] = useState<TimeRange>(() => rangeUtil.convertRawToRange(board.time, 'utc'));
  const [grid, { width }] = useSize<HTMLDivElement>();
  // Relative ends move on, so that a refresh asks for the days that have begun since.
  const refresh = useCallback(() => setTimeRange(({ raw }) => rangeUtil.convertRawToRange(raw, 'utc')), []);

  return (
    <section aria-label={board.title}>
      <BoardToolbar
        board={board}
        connection={connection}
        timeRange={timeRange}
        onTimeRange={setTimeRange}
        onRefresh={refresh}
      />
      <div ref={grid} className={styles.grid} style={{ height: gridHeight(board.panels) }}>
        {width > 0 &&
          board.panels.map((panel) => {
            const place = placeOf(panel.gridPos, width);
            return (
              <div key={panel.id} className={styles.cell} style={place} data-testid={`panel-${panel.id}`}>
                <BoardPanelView panel={panel} connection={connection} boardRange={timeRange} {...place} />
              </div>
            );
          })}
      </div>
    </section>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  grid: css({ position: 'relative' }),
  cell: css({ position: 'absolute' }),
});
