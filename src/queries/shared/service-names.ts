// PURE. What people call AWS's services. A table of facts: Cost Explorer's long names, and short ones.

/** What the rule below does not shorten well. No two names here are alike. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['Amazon Elastic Compute Cloud - Compute', 'EC2 · Compute'],
  ['EC2 - Other', 'EC2 · Other'],
  ['Amazon Elastic Compute Cloud - Dedicated Hosts', 'EC2 · Dedicated hosts'],
  ['Amazon Virtual Private Cloud', 'VPC'],
  ['Amazon Elastic Load Balancing', 'ELB'],
  ['Amazon Simple Storage Service', 'S3'],
  ['Amazon Glacier', 'S3 Glacier'],
  ['Amazon Elastic File System', 'EFS'],
  ['Amazon Elastic Block Store', 'EBS'],
  ['Amazon Relational Database Service', 'RDS'],
  ['Amazon DocumentDB (with MongoDB compatibility)', 'DocumentDB'],
  ['Amazon MemoryDB', 'MemoryDB'],
  ['Amazon Elastic Container Service', 'ECS'],
  ['Amazon Elastic Container Service for Kubernetes', 'EKS'],
  ['Amazon EC2 Container Registry (ECR)', 'ECR'],
  ['Amazon Elastic Container Registry Public', 'ECR Public'],
  ['Amazon Elastic MapReduce', 'EMR'],
  ['Amazon Managed Streaming for Apache Kafka', 'MSK'],
  ['Amazon Managed Workflows for Apache Airflow', 'MWAA'],
  ['Amazon Managed Service for Apache Flink', 'Managed Flink'],
  ['Amazon Managed Service for Prometheus', 'Managed Prometheus'],
  ['Amazon Managed Grafana', 'Managed Grafana'],
  ['Amazon Kinesis Firehose', 'Data Firehose'],
  ['Amazon OpenSearch Service', 'OpenSearch'],
  ['Amazon Simple Notification Service', 'SNS'],
  ['Amazon Simple Queue Service', 'SQS'],
  ['Amazon Simple Email Service', 'SES'],
  ['Amazon Simple Workflow Service', 'SWF'],
  ['CloudWatch Events', 'EventBridge'],
  ['AmazonCloudWatch', 'CloudWatch'],
  ['AmazonWorkMail', 'WorkMail'],
  ['AWS Key Management Service', 'KMS'],
  ['AWS Identity and Access Management Access Analyzer', 'IAM Access Analyzer'],
  ['AWS Certificate Manager', 'ACM'],
  ['AWS Database Migration Service', 'DMS'],
  ['AWS Cost Explorer', 'Cost Explorer'],
  ['Amazon Registrar', 'Route 53 Domains'],
  ['Savings Plans for AWS Compute usage', 'Savings Plans · Compute'],
  ['Savings Plans for AWS Machine Learning', 'Savings Plans · Machine learning'],
  ['Savings Plans for AWS Database usage', 'Savings Plans · Database'],
]);

/** `EC2 · Compute` of `Amazon Elastic Compute Cloud - Compute`, `Athena` of `Amazon Athena`; what is no service of AWS's keeps its name. */
export function shortServiceName(service: string): string {
  return SHORT_NAMES.get(service) ?? (service.replace(/^(?:Amazon|AWS) (?=\S)/, '') || service);
}
