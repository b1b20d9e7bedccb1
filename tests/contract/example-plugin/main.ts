// A data source without a subject: every fault and load that the contract suite needs, by query and resource path.
import { processHost, serve } from '../../../src/plugin-sdk';

void serve({
  pluginId: 'finops-example-datasource',
  version: '1.2.3',
  host: processHost(),
  loadHandlers: async (log) => {
    const { createExampleHandlers } = await import('./handlers');
    return createExampleHandlers(log, Boolean(process.env.EXAMPLE_PRINTS));
  },
});
