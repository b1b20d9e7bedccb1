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
  price: {
    line: 'data-testid awscost price',
    requests: 'data-testid awscost price requests',
    input: 'data-testid awscost price input',
    refresh: 'data-testid awscost refresh',
    confirm: 'data-testid awscost refresh confirm',
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
    spendCap: 'data-testid awscost spend-cap',
    dailyCap: 'data-testid awscost daily-cap',
    monthlyCap: 'data-testid awscost monthly-cap',
    freshness: 'data-testid awscost freshness',
    lifetime: (kind: string) => `data-testid awscost lifetime ${kind}`,
    planner: 'data-testid awscost planner',
    spend: 'data-testid awscost spend',
  },
} as const;
