// Each operation through AWS's own client. A client is loaded when it is first needed: the handshake with Grafana does
// not wait.
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsPages } from './fold';
import { readPlainJson } from './plain-json';
import type { AwsInput, AwsOperation } from './request';

/** What every client is made with. */
export type ClientConfig = NonNullable<ConstructorParameters<typeof CostExplorerClient>[0]> &
  NonNullable<ConstructorParameters<typeof CloudWatchClient>[0]> &
  NonNullable<ConstructorParameters<typeof OrganizationsClient>[0]> &
  NonNullable<ConstructorParameters<typeof STSClient>[0]>;

/** Sends one page's input. Rejects with whatever the SDK throws. */
export type Send = (input: object, options: { readonly abortSignal: AbortSignal }) => Promise<unknown>;

export interface ServiceClient {
  readonly commands: Readonly<Record<string, Send>>;
  destroy(): void;
}

type CommandsOf<Service extends string> = {
  readonly [O in Extract<AwsOperation, `${Service}:${string}`>]: (
    input: AwsInput<O>,
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<AwsPages[O]>;
};

function serviceClient<Service extends string>(
  client: { destroy(): void },
  commands: CommandsOf<Service>,
): ServiceClient {
  return { commands: commands as Readonly<Record<string, Send>>, destroy: () => client.destroy() };
}

/** By service: loads the SDK's client and binds its operations. */
export const serviceClients = {
  async ce(config: ClientConfig) {
    const sdk = await import('@aws-sdk/client-cost-explorer');
    const client = new sdk.CostExplorerClient(config);
    readPlainJson(client);
    return serviceClient<'ce'>(client, {
      'ce:GetCostAndUsage': (input, options) => client.send(new sdk.GetCostAndUsageCommand(input), options),
      'ce:GetDimensionValues': (input, options) => client.send(new sdk.GetDimensionValuesCommand(input), options),
      'ce:GetTags': (input, options) => client.send(new sdk.GetTagsCommand(input), options),
      'ce:GetCostCategories': (input, options) => client.send(new sdk.GetCostCategoriesCommand(input), options),
      'ce:GetCostForecast': (input, options) => client.send(new sdk.GetCostForecastCommand(input), options),
      'ce:GetUsageForecast': (input, options) => client.send(new sdk.GetUsageForecastCommand(input), options),
      'ce:ListCostAllocationTags': (input, options) =>
        client.send(new sdk.ListCostAllocationTagsCommand(input), options),
      'ce:ListCostCategoryDefinitions': (input, options) =>
        client.send(new sdk.ListCostCategoryDefinitionsCommand(input), options),
    });
  },
  async cloudwatch(config: ClientConfig) {
    const sdk = await import('@aws-sdk/client-cloudwatch');
    const client = new sdk.CloudWatchClient(config);
    readPlainJson(client, new Set(['GetMetricData']));
    return serviceClient<'cloudwatch'>(client, {
      'cloudwatch:GetMetricData': (input, options) => client.send(new sdk.GetMetricDataCommand(input), options),
      'cloudwatch:ListMetrics': (input, options) => client.send(new sdk.ListMetricsCommand(input), options),
      'cloudwatch:DescribeAlarms': (input, options) => client.send(new sdk.DescribeAlarmsCommand(input), options),
      'cloudwatch:DescribeAlarmHistory': (input, options) =>
        client.send(new sdk.DescribeAlarmHistoryCommand(input), options),
    });
  },
  async organizations(config: ClientConfig) {
    const sdk = await import('@aws-sdk/client-organizations');
    const client = new sdk.OrganizationsClient(config);
    return serviceClient<'organizations'>(client, {
      'organizations:ListAccounts': (input, options) => client.send(new sdk.ListAccountsCommand(input), options),
      'organizations:DescribeOrganizationalUnit': (input, options) =>
        client.send(new sdk.DescribeOrganizationalUnitCommand(input), options),
    });
  },
  async sts(config: ClientConfig) {
    const sdk = await import('@aws-sdk/client-sts');
    const client = new sdk.STSClient(config);
    return serviceClient<'sts'>(client, {
      'sts:GetCallerIdentity': (input, options) => client.send(new sdk.GetCallerIdentityCommand(input), options),
    });
  },
} satisfies Readonly<Record<string, (config: ClientConfig) => Promise<ServiceClient>>>;
