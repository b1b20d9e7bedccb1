// PURE. The presets of charge types in words.
import type { ChargeTypes } from './model';

export const CHARGE_TYPE_LABELS: Readonly<
  Record<ChargeTypes, { readonly label: string; readonly description: string }>
> = {
  all: { label: 'All', description: 'Everything AWS charged and credited' },
  usage: {
    label: 'Usage only',
    description: 'Usage, commitments and negotiated discounts; no tax, support, credits or refunds',
  },
  withoutCredits: {
    label: 'Without credits and refunds',
    description: 'Also leaves out tax: AWS drops it under such a filter',
  },
  credits: { label: 'Credits and refunds only', description: 'What AWS gave back' },
  invoiced: { label: 'As invoiced', description: 'In cash, with tax, support and credits; not with amortized metrics' },
};
