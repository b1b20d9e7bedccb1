import { config } from '@grafana/runtime';

/** Whether to offer *Refresh now*. The companion decides; this only keeps a button that will be refused out of sight. */
export function mayRefresh(): boolean {
  const { orgRole } = config.bootData.user;
  return orgRole === 'Editor' || orgRole === 'Admin';
}
