// PURE, a table of facts: AWS's regions, the everyday ones first. What is not here can be typed.
// @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
import type { NamedValue } from '#aws/request';

const REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['us-east-1', 'N. Virginia'],
  ['us-east-2', 'Ohio'],
  ['us-west-1', 'N. California'],
  ['us-west-2', 'Oregon'],
  ['eu-west-1', 'Ireland'],
  ['eu-west-2', 'London'],
  ['eu-west-3', 'Paris'],
  ['eu-central-1', 'Frankfurt'],
  ['eu-central-2', 'Zurich'],
  ['eu-north-1', 'Stockholm'],
  ['eu-south-1', 'Milan'],
  ['eu-south-2', 'Spain'],
  ['ap-northeast-1', 'Tokyo'],
  ['ap-northeast-2', 'Seoul'],
  ['ap-northeast-3', 'Osaka'],
  ['ap-southeast-1', 'Singapore'],
  ['ap-southeast-2', 'Sydney'],
  ['ap-southeast-3', 'Jakarta'],
  ['ap-southeast-4', 'Melbourne'],
  ['ap-southeast-5', 'Malaysia'],
  ['ap-southeast-6', 'New Zealand'],
  ['ap-southeast-7', 'Thailand'],
  ['ap-south-1', 'Mumbai'],
  ['ap-south-2', 'Hyderabad'],
  ['ap-east-1', 'Hong Kong'],
  ['ap-east-2', 'Taipei'],
  ['ca-central-1', 'Canada'],
  ['ca-west-1', 'Calgary'],
  ['sa-east-1', 'São Paulo'],
  ['mx-central-1', 'Mexico'],
  ['me-central-1', 'UAE'],
  ['me-south-1', 'Bahrain'],
  ['il-central-1', 'Tel Aviv'],
  ['af-south-1', 'Cape Town'],
  ['cn-north-1', 'Beijing'],
  ['cn-northwest-1', 'Ningxia'],
  ['us-gov-east-1', 'GovCloud East'],
  ['us-gov-west-1', 'GovCloud West'],
  ['eusc-de-east-1', 'European Sovereign Cloud'],
];

const PARTITION = /^(cn|us-gov|eusc)-/;

/** The regions of the partition `region` lies in: credentials reach no other. */
export function regionsBeside(region: string): readonly NamedValue[] {
  const partitionOf = (code: string): string | undefined => PARTITION.exec(code)?.[1];
  return REGIONS.filter(([code]) => partitionOf(code) === partitionOf(region)).map(([value, description]) => ({
    value,
    description,
  }));
}
