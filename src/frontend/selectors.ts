// Every test id of the front end, for our tests, Playwright and plugin-e2e alike.
export const selectors = {
  queryEditor: {
    root: 'data-testid awscost query-editor',
    kind: 'data-testid awscost kind',
    run: 'data-testid awscost run',
    problem: 'data-testid awscost problem',
    field: (name: string) => `data-testid awscost field ${name}`,
  },
  keyItem: {
    type: (name: string, index: number) => `data-testid awscost ${name} ${index} type`,
    key: (name: string, index: number) => `data-testid awscost ${name} ${index} key`,
    operator: (name: string, index: number) => `data-testid awscost ${name} ${index} operator`,
    values: (name: string, index: number) => `data-testid awscost ${name} ${index} values`,
  },
  help: {
    root: 'data-testid awscost help',
    example: (title: string) => `data-testid awscost example ${title}`,
  },
  configEditor: {
    root: 'data-testid awscost config-editor',
    sessionToken: 'data-testid awscost session-token',
    historyMonths: 'data-testid awscost history-months',
    hourly: 'data-testid awscost hourly',
    billingViewArn: 'data-testid awscost billing-view-arn',
    pageCap: 'data-testid awscost page-cap',
  },
} as const;
