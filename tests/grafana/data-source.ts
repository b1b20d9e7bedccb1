// The provisioned data source, as the specs meet it.

export const DATA_SOURCE = { uid: 'awscost', name: 'AWS Cost & Usage', file: 'awscost.yaml' };
