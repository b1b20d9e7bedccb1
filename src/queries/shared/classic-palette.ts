// A table of facts: the colours Grafana's default scheme, "Classic palette", gives to the first, second, third … series of a panel.
// @see https://github.com/grafana/grafana/blob/v12.3.0/packages/grafana-data/src/themes/createVisualizationColors.ts

const CLASSIC = [
  ...['green', 'semi-dark-yellow', 'blue', 'orange', 'red', 'purple'],
  ...['dark-green', 'dark-yellow', 'dark-blue', 'dark-orange', 'dark-red', 'dark-purple'],
  ...['super-light-green', 'super-light-yellow', 'super-light-blue'],
  ...['super-light-orange', 'super-light-red', 'super-light-purple'],
  ...['#447EBC', '#C15C17', '#890F02', '#0A437C', '#6D1F62', '#584477', '#B7DBAB', '#F4D598', '#70DBED', '#F9BA8F'],
  ...['#F29191', '#82B5D8', '#E5A8E2', '#AEA2E0', '#629E51', '#E5AC0E', '#64B0C8', '#E0752D', '#BF1B00', '#0A50A1'],
  ...['#962D82', '#614D93', '#9AC48A', '#F2C96D', '#65C5DB', '#F9934E', '#EA6460', '#5195CE', '#D683CE', '#806EB7'],
  ...['#3F6833', '#967302', '#2F575E', '#99440A', '#58140C', '#052B51', '#511749', '#3F2B5B'],
] as const;

/** The colour of the series at this place of a panel, counted from 0, as Grafana's field config takes it. */
export function classicColor(place: number): string {
  return CLASSIC[place % CLASSIC.length] ?? CLASSIC[0];
}
