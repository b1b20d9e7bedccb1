/**
 * The judge is Grafana's own formatter, which wants a browser.
 * @jest-environment jsdom
 */
import { getValueFormat } from '@grafana/data';
import { grafanaUnit } from '../../../src/queries/shared/unit';

describe('units', () => {
  const shown = (unit: string, value: number) => {
    const { prefix = '', text, suffix = '' } = getValueFormat(grafanaUnit(unit))(value, 2);
    return `${prefix}${text}${suffix}`;
  };

  it.each([
    // Trap 29: the currency is what Unit says.
    ['USD', 1234.5, '$1.23K'],
    ['CNY', 12.5, 'CN¥12.50'],
    ['EUR', 12.5, '€12.50'],
    ['SGD', 12.5, '12.50 SGD'],
    ['Hrs', 744, '744.00 Hrs'],
    ['GB-Mo', 1500, '1.50K GB-Mo'],
    ['N/A', 12, '12.00'],
  ])('%s %d reads %s in Grafana', (unit, value, text) => {
    expect(shown(unit, value)).toBe(text);
  });
});
