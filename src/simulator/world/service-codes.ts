// Table of facts: CloudWatch's billing metrics name services by codes, Cost Explorer by long names. aws-apis.md §3.3

const codes: Readonly<Record<string, string>> = {
  'Amazon Elastic Compute Cloud - Compute': 'AmazonEC2',
  'EC2 - Other': 'AmazonEC2',
  'Amazon Virtual Private Cloud': 'AmazonVPC',
  'Amazon Elastic Load Balancing': 'AWSELB',
  'Amazon Relational Database Service': 'AmazonRDS',
  'AWS Lambda': 'AWSLambda',
  'Amazon DynamoDB': 'AmazonDynamoDB',
  'Amazon API Gateway': 'AmazonApiGateway',
  AmazonCloudWatch: 'AmazonCloudWatch',
  'Amazon EC2 Container Registry (ECR)': 'AmazonECR',
  'Amazon Simple Storage Service': 'AmazonS3',
  'Amazon ElastiCache': 'AmazonElastiCache',
  'Amazon SageMaker': 'AmazonSageMaker',
  'Amazon Elastic MapReduce': 'ElasticMapReduce',
  'AWS Glue': 'AWSGlue',
  'Amazon Athena': 'AmazonAthena',
  'Amazon Bedrock': 'AmazonBedrock',
  'Amazon Redshift': 'AmazonRedshift',
  'Amazon OpenSearch Service': 'AmazonES',
  'Amazon Kinesis': 'AmazonKinesis',
  'Amazon Comprehend': 'comprehend',
  'AWS Key Management Service': 'awskms',
  'Amazon Route 53': 'AmazonRoute53',
  'Amazon CloudFront': 'AmazonCloudFront',
  'AWS CloudTrail': 'AWSCloudTrail',
  'AWS Config': 'AWSConfig',
  'Amazon GuardDuty': 'AmazonGuardDuty',
  'AWS Cost Explorer': 'AWSCostExplorer',
  'AWS Support (Business)': 'AWSSupportBusiness',
  'Savings Plans for AWS Compute usage': 'ComputeSavingsPlans',
};

/** A long name → the code, or the name itself where none is known; undefined for tax, which is in totals alone. */
export const serviceCodeOf = (service: string): string | undefined =>
  service === 'Tax' || service === '' ? undefined : (codes[service] ?? service);
