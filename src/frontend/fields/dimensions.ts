// A table of facts: Cost Explorer's dimensions with the names AWS's console gives them, the everyday ones first.
// The first thirteen are documented for GroupBy (REGION works although the reference leaves it out), the others work in
// practice. @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GroupDefinition.html
import type { ComboboxOption } from '@grafana/ui';

export const DIMENSIONS: readonly ComboboxOption[] = [
  { value: 'SERVICE', label: 'Service' },
  { value: 'LINKED_ACCOUNT', label: 'Linked account' },
  // Ours: Cost Explorer is asked for the accounts of a unit.
  { value: 'ORGANIZATIONAL_UNIT', label: 'Organizational unit' },
  { value: 'REGION', label: 'Region' },
  { value: 'USAGE_TYPE', label: 'Usage type' },
  { value: 'RECORD_TYPE', label: 'Charge type' },
  { value: 'INSTANCE_TYPE', label: 'Instance type' },
  { value: 'PURCHASE_TYPE', label: 'Purchase option' },
  { value: 'OPERATION', label: 'API operation' },
  { value: 'AZ', label: 'Availability zone' },
  { value: 'PLATFORM', label: 'Platform' },
  { value: 'TENANCY', label: 'Tenancy' },
  { value: 'LEGAL_ENTITY_NAME', label: 'Legal entity' },
  { value: 'INVOICING_ENTITY', label: 'Invoicing entity' },
  { value: 'BILLING_ENTITY', label: 'Billing entity' },
  { value: 'USAGE_TYPE_GROUP', label: 'Usage type group' },
  { value: 'INSTANCE_TYPE_FAMILY', label: 'Instance family' },
  { value: 'OPERATING_SYSTEM', label: 'Operating system' },
  { value: 'DATABASE_ENGINE', label: 'Database engine' },
  { value: 'CACHE_ENGINE', label: 'Cache engine' },
  { value: 'DEPLOYMENT_OPTION', label: 'Deployment option' },
  { value: 'RESERVATION_ID', label: 'Reservation' },
  { value: 'SAVINGS_PLAN_ARN', label: 'Savings Plan' },
  { value: 'SAVINGS_PLANS_TYPE', label: 'Savings Plan type' },
];
