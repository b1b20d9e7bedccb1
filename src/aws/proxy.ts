// PURE. Which proxy a request takes, read as Go reads it, so that our data source goes the way Grafana's own do.
// @see https://pkg.go.dev/golang.org/x/net/http/httpproxy
import { BlockList, isIP } from 'node:net';
import type { AwsConnection } from './connection';

type Env = Readonly<Record<string, string | undefined>>;
export type ProxySettings = Pick<AwsConnection, 'proxyType' | 'proxyUrl' | 'proxyUsername' | 'proxyPassword'>;

/**
 * The settings, the environment and the target → the proxy's URL with its user in it, or undefined. Throws TypeError on
 * a bad URL.
 */
export function proxyFor(target: URL, settings: ProxySettings, env: Env): URL | undefined {
  switch (settings.proxyType) {
    case 'none':
      return undefined;
    case 'env':
      return proxyFromEnv(target, env);
    case 'url': {
      const proxy = new URL(settings.proxyUrl);
      // URL escapes what user and password must not contain.
      proxy.username = settings.proxyUsername || proxy.username;
      proxy.password = settings.proxyPassword ?? proxy.password;
      return proxy;
    }
  }
}

function proxyFromEnv(target: URL, env: Env): URL | undefined {
  const name = target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = env[name] || env[name.toLowerCase()];
  if (!proxy || isLoopback(target.hostname) || isExcluded(target, env['NO_PROXY'] || env['no_proxy'] || '')) {
    return undefined;
  }
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/**
 * NO_PROXY: `*`, or a list of hosts (with their subdomains), `.domains` (subdomains only), addresses and CIDR ranges,
 * each with an optional port.
 */
function isExcluded(target: URL, noProxy: string): boolean {
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return noProxy.split(',').some((entry) => {
    const rule = entry.trim().toLowerCase();
    if (rule === '' || rule === '*') {
      return rule === '*';
    }
    if (isIP(host) !== 0) {
      return covers(rule, host, port);
    }
    const [name = '', onlyPort] = rule.split(':');
    const domain = name.replace(/^\*?\./, '');
    const isHost = host === domain && domain === name;
    return (isHost || host.endsWith(`.${domain}`)) && (onlyPort === undefined || onlyPort === port);
  });
}

function covers(rule: string, address: string, port: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const [net = '', prefix] = rule.split('/');
  if (prefix === undefined) {
    return rule === address || rule === `${address}:${port}`;
  }
  if (isIP(net) !== isIP(address)) {
    return false;
  }
  const range = new BlockList();
  range.addSubnet(net, Number(prefix), family);
  return range.check(address, family);
}
