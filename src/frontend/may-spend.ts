import { config } from '@grafana/runtime';

/** Whether to offer what buys at once. The companion decides; this only keeps buttons that will be refused out of sight. */
export function maySpend(): boolean {
  const { orgRole } = config.bootData.user;
  return orgRole === 'Editor' || orgRole === 'Admin';
}
