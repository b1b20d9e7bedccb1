// Table of facts: the regions every account has; the others (af-south-1, me-south-1, eu-south-1 …) Northwind never
// opted in to. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html

export const enabledRegions: readonly string[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];
