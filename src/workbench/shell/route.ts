import { useEffect, useState } from 'react';

export const TABS = ['explore', 'config', 'dashboards'] as const;
export type Tab = (typeof TABS)[number];

export interface Route {
  readonly tab: Tab;
  /** What follows the tab: a dashboard's uid. */
  readonly rest: string;
}

/** `#/dashboards/<uid>` → its parts; the Explore tab for anything else. */
export function parseRoute(hash: string): Route {
  const [name, ...rest] = hash.replace(/^#\/?/, '').split('/');
  return { tab: TABS.find((tab) => tab === name) ?? 'explore', rest: rest.join('/') };
}

export function hrefOf(tab: Tab, rest = ''): string {
  return `#/${tab}${rest ? `/${rest}` : ''}`;
}

/** Where the page's address points now. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}
