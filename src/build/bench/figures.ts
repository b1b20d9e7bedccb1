// Table of facts: the figures, what they should be, and what the best rival took. Targets and rivals are those of issue 3; the rival, in
// Go, was measured on another machine of two cores.

export interface Figure {
  readonly title: string;
  /** A megabyte is a million bytes. */
  readonly unit: 'ms' | 'MB';
  /** Not above this. Without one it is only said. */
  readonly target?: number;
  readonly rival?: number;
}

export const FIGURES = {
  'start.handshake': { title: 'start to handshake', unit: 'ms', target: 100, rival: 11 },
  'start.idle-rss': { title: 'idle memory (RSS)', unit: 'MB', target: 90, rival: 26 },
  'warm.month': { title: 'warm query, gRPC, 20 series × 30 days, p50', unit: 'ms', target: 2, rival: 1 },
  'warm.month-p99': { title: '  the same, p99', unit: 'ms', target: 10, rival: 5 },
  'warm.year': { title: 'warm query, gRPC, 20 series × 365 days, p50', unit: 'ms', target: 8, rival: 18 },
  'grafana.month': { title: 'warm query, Grafana, 20 series × 30 days, p50', unit: 'ms', target: 4, rival: 4.7 },
  'grafana.month-floor': { title: "  Grafana's own floor (TestData)", unit: 'ms', rival: 1.3 },
  'grafana.year': { title: 'warm query, Grafana, 20 series × 365 days, p50', unit: 'ms', target: 15, rival: 27 },
  'grafana.year-floor': { title: "  Grafana's own floor (TestData)", unit: 'ms', rival: 3.3 },
  'cold.one-page': { title: "cold query of one page, added to AWS's time", unit: 'ms', target: 5, rival: 8 },
  'cold.page-of-many': { title: '  of several pages, added per page', unit: 'ms', target: 5, rival: 8 },
  'cache.held': { title: 'cache full, held of AWS (bound 128 MiB)', unit: 'MB', target: 134.2 },
  'cache.rss': { title: '  memory (RSS) of the process then', unit: 'MB', target: 350, rival: 1970 },
  'pages.100k': { title: 'pages to Arrow, 100,000 points', unit: 'ms', target: 300 },
  'pages.1800k': { title: 'pages to Arrow, 1,800,000 points', unit: 'ms', target: 4000 },
  'pages.1800k-peak': { title: '  peak memory (RSS) of a fresh process', unit: 'MB', target: 600 },
  'pages.node-100k': { title: '  on Node: 100,000 points', unit: 'ms' },
  'pages.node-1800k': { title: '  on Node: 1,800,000 points', unit: 'ms' },
  'pages.node-1800k-peak': { title: '  on Node: peak memory', unit: 'MB' },
  'usage.day': { title: 'usage, 500 metrics × 1,440 points, request to frames', unit: 'ms', target: 1000 },
  'usage.day-memory': { title: '  memory it takes more (peak)', unit: 'MB', target: 250 },
  'simulator.first': { title: 'simulator, a grouped year of days, first ask', unit: 'ms', target: 300 },
  'simulator.again': { title: '  asked again', unit: 'ms', target: 300 },
} satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof FIGURES;

/** What was found for one figure, or why nothing was. */
export type Measured = {
  readonly name: FigureName;
  /** What a reader needs to judge it: the smallest of the runs, sizes. */
  readonly note?: string;
} & ({ readonly value: number } | { readonly skipped: string });
