// PURE. AWS's metrics in words.
import type { CostMetric } from './model';

export const METRIC_LABELS: Readonly<Record<CostMetric, string>> = {
  UnblendedCost: 'Unblended cost',
  AmortizedCost: 'Amortized cost',
  NetUnblendedCost: 'Net unblended cost',
  NetAmortizedCost: 'Net amortized cost',
  BlendedCost: 'Blended cost',
  UsageQuantity: 'Usage quantity',
  NormalizedUsageAmount: 'Normalized usage amount',
};
