import { unitInPanel } from '../../../src/queries/usage/math-unit';
import { cpu, panelOf, sixHours, usageQuery } from './metric-data';

const math = (expression: string, id = '') => usageQuery({ metricEditorMode: 'code', expression, id });
const panel = [
  cpu({ id: 'm1' }),
  cpu({ id: 'm2' }),
  cpu({ id: 'b1', metricName: 'NetworkIn' }),
  math('m1 + m2', 'e1'),
  math('e2', 'e2'),
];

it.each([
  ['m1 + m2', 'percent'],
  ['m1 - (m2)', 'percent'],
  ['AVG([m1, m2])', 'percent'],
  ['MAX([m1, e1])', 'percent'],
  ['FILL(m1, 0) + FILL(m2, REPEAT)', 'percent'],
  ['b1', 'bytes'],
  // A number, a product or a quotient is measured in something else.
  ['m1 + 1', undefined],
  ['m1 * 100', undefined],
  ['m1 / m2', undefined],
  ['RATE(b1)', undefined],
  ['m1 + b1', undefined],
  ['m1 + gone', undefined],
  ['e2', undefined],
  ["SEARCH('m1', 'Sum')", undefined],
  ['METRICS()', undefined],
])('%s is measured in %s', (expression, unit) => {
  const asker = math(expression, 'asker');
  const at = sixHours({ panel: panelOf(...panel, asker), refId: String.fromCharCode(65 + panel.length) });
  expect(unitInPanel(asker, at)).toBe(unit);
});
