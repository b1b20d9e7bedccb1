import type { BoardPanel } from './board';

// Grafana's grid: 24 columns, rows of 30 px, gaps of 8 px.
const COLUMNS = 24;
const ROW_PX = 30;
const GAP_PX = 8;

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Grid units → pixels in a grid of this width. */
export function placeOf({ x, y, w, h }: BoardPanel['gridPos'], gridWidth: number): Place {
  const column = (gridWidth + GAP_PX) / COLUMNS;
  return {
    left: Math.round(x * column),
    top: y * (ROW_PX + GAP_PX),
    width: Math.round(w * column) - GAP_PX,
    height: h * (ROW_PX + GAP_PX) - GAP_PX,
  };
}

export function gridHeight(panels: readonly BoardPanel[]): number {
  return Math.max(0, ...panels.map(({ gridPos }) => (gridPos.y + gridPos.h) * (ROW_PX + GAP_PX)));
}
