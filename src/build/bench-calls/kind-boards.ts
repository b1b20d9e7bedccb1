// PURE. The boards of issues 5 and 6: what forecasts, tags and usage ask in a day, alone and beside cost. Panels as they are shipped.
import { BOARD_OF_8, type Panel } from './boards';
import { type Dashboard, panelsOf } from './shipped';

export const KIND_BOARDS = ['forecast-tags', 'mixed'] as const;
export type KindBoard = (typeof KIND_BOARDS)[number];

/** Files under `dashboards/`. */
export const SHIPPED = ['forecast-and-budget', 'tags', 'usage-beside-cost'] as const;
export type Shipped = Readonly<Record<(typeof SHIPPED)[number], Dashboard>>;

/** Four of each kind: numbers and curves, as somebody would put them on one board. */
const MIXED = {
  'forecast-and-budget': [
    'Month-end estimate',
    'On the way to the budget',
    'Daily cost and forecast',
    'Monthly cost and forecast',
  ],
  tags: ['Tag coverage', 'Both required tags', 'Coverage by account', 'Daily cost by value'],
  'usage-beside-cost': ['EC2: CPU', 'RDS: connections', 'Lambda: invocations', 'DynamoDB: read and write units'],
} as const;

/** Throws where a panel is no longer shipped. */
export function kindBoards(shipped: Shipped): Readonly<Record<KindBoard, readonly Panel[]>> {
  const pick = (name: keyof Shipped): readonly Panel[] => {
    const { title: board } = shipped[name];
    const panels = panelsOf(shipped[name]);
    return MIXED[name].map((title) => {
      const found = panels.find((panel) => panel.title === `${board}: ${title}`);
      if (!found) {
        throw new Error(`dashboards/${name}.json has no panel ${title}.`);
      }
      return found;
    });
  };
  return {
    'forecast-tags': [...panelsOf(shipped['forecast-and-budget']), ...panelsOf(shipped.tags)],
    mixed: [...BOARD_OF_8.slice(0, 4), ...SHIPPED.flatMap(pick)],
  };
}
