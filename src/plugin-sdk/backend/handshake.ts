/**
 * The agreement by which Grafana knows that the process it started is a plugin, and the plugin that Grafana started it.
 * @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/grpcplugin/handshake.go
 */
const cookie = { name: 'grafana_plugin_type', value: 'datasource' };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Why this process cannot serve as a plugin, as a sentence for stderr; undefined when it can. */
export function refusal(env: Environment): string | undefined {
  if (env[cookie.name] !== cookie.value) {
    return (
      'This is a Grafana plugin: Grafana starts it by itself. ' +
      'Put the plugin folder into the plugins directory of Grafana and restart Grafana.'
    );
  }
  if (env.PLUGIN_CLIENT_CERT) {
    return 'The host asks for TLS (AutoMTLS), which this plugin does not speak and Grafana does not use.';
  }
  return undefined;
}

export type Address = { network: 'unix'; path: string } | { network: 'tcp'; host: string; port: number };

/**
 * The first and only line on stdout: `1|2|unix|/tmp/plugin123|grpc`.
 * Core protocol, Grafana's protocol, network, address, transport; then nothing, or where the host asked about
 * multiplexing an empty certificate and `false`.
 * @see https://github.com/hashicorp/go-plugin/blob/v1.7.0/client.go
 */
export function handshakeLine(address: Address, env: Environment): string {
  const where = address.network === 'unix' ? address.path : `${address.host}:${address.port}`;
  const multiplexing = env.PLUGIN_MULTIPLEX_GRPC ? '||false' : '';
  return `1|2|${address.network}|${where}|grpc${multiplexing}\n`;
}
