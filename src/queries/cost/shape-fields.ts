// PURE. The rows of the cost query's editor that say how the answer is shaped: compared, rolled up, incomplete periods.
import type { ChoiceOption, EditorField } from '../fields';
import { COMPARISON_FORMS, COMPARISONS, INCOMPLETE, MAX_LAG_DAYS, ROLL_UPS } from './model';

type Labels<T extends string> = Readonly<Record<T, Omit<ChoiceOption, 'value'>>>;

const COMPARISON_LABELS: Labels<(typeof COMPARISONS)[number]> = {
  none: { label: 'Nothing' },
  previousPeriod: { label: 'Previous period', description: 'As long as the range, just before it' },
  previousMonth: { label: 'Same days last month', description: 'Days that last month does not have stay empty' },
  sevenDays: { label: '7 days earlier', description: 'The same weekdays' },
  lastYear: { label: 'Last year', description: 'The same days; weeks by 52 weeks. AWS keeps 14 months of days' },
};

const FORM_LABELS: Labels<(typeof COMPARISON_FORMS)[number]> = {
  series: { label: 'Series', description: 'Beside each other' },
  difference: { label: 'Difference', description: 'Now less earlier' },
  percent: { label: 'Percent', description: 'How many percent more; empty where there was nothing' },
};

const ROLL_UP_LABELS: Labels<(typeof ROLL_UPS)[number]> = {
  none: { label: 'None' },
  week: { label: 'Week', description: 'ISO weeks, Monday to Sunday UTC' },
  quarter: { label: 'Quarter', description: 'Calendar quarters' },
  year: { label: 'Year', description: 'Calendar years' },
};

const INCOMPLETE_LABELS: Labels<(typeof INCOMPLETE)[number]> = {
  mark: { label: 'Mark', description: 'Dashed in charts, a column in tables, named in a notice elsewhere' },
  drop: { label: 'Leave out' },
  keep: { label: 'Like others', description: 'Neither dashed nor named' },
};

export const shapeFields: readonly EditorField[] = [
  {
    kind: 'choice',
    name: 'compare',
    label: 'Compare with',
    row: 'compare',
    options: COMPARISONS.map((value) => ({ value, ...COMPARISON_LABELS[value] })),
    tooltip: 'A second period, asked of AWS at the same price as the first.',
  },
  {
    kind: 'choice',
    name: 'compareAs',
    label: 'As',
    row: 'compare',
    look: 'buttons',
    options: COMPARISON_FORMS.map((value) => ({ value, ...FORM_LABELS[value] })),
    shownWhen: ({ compare }) => compare !== 'none',
  },
  {
    kind: 'choice',
    name: 'rollUp',
    label: 'Roll up',
    row: 'compare',
    options: ROLL_UPS.map((value) => ({ value, ...ROLL_UP_LABELS[value] })),
    tooltip:
      'Adds days up to weeks, months to quarters and years, in place of the granularity. A total has no need of it.',
  },
  {
    kind: 'switch',
    name: 'runningTotal',
    label: 'Running total',
    row: 'compare',
    tooltip: 'Adds up from the start of each UTC month: the cost month to date, day by day.',
  },
  {
    kind: 'switch',
    name: 'share',
    label: 'Share',
    row: 'compare',
    tooltip: 'Percent of the total; where credits make groups negative, of the gross.',
  },
  {
    kind: 'choice',
    name: 'incomplete',
    label: 'Incomplete periods',
    row: 'display',
    options: INCOMPLETE.map((value) => ({ value, ...INCOMPLETE_LABELS[value] })),
    tooltip:
      'Periods that are not over, or whose costs have not all arrived. Alert rules leave out such days and hours.',
  },
  {
    kind: 'number',
    name: 'lagDays',
    label: 'Incomplete days',
    row: 'display',
    min: 1,
    max: MAX_LAG_DAYS,
    placeholder: '2',
    tooltip: 'How many of the newest UTC days count as incomplete, today included. AWS needs up to 24 hours.',
  },
];
