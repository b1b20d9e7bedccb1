// The platforms we build for: Grafana's names (those of Go) on one side, Bun's on the other.

export interface Platform {
  readonly os: 'linux' | 'darwin' | 'windows';
  readonly cpu: 'amd64' | 'arm64';
  /** The npm package that holds Bun for this platform, and its executable therein. */
  readonly bunPackage: string;
  readonly bunFile: string;
  /** For `bun build --target`. */
  readonly bunTarget: string;
}

export const PLATFORMS: readonly Platform[] = [
  { os: 'linux', cpu: 'amd64', bunPackage: '@oven/bun-linux-x64', bunFile: 'bin/bun', bunTarget: 'bun-linux-x64' },
  {
    os: 'linux',
    cpu: 'arm64',
    bunPackage: '@oven/bun-linux-aarch64',
    bunFile: 'bin/bun',
    bunTarget: 'bun-linux-arm64',
  },
  { os: 'darwin', cpu: 'amd64', bunPackage: '@oven/bun-darwin-x64', bunFile: 'bin/bun', bunTarget: 'bun-darwin-x64' },
  {
    os: 'darwin',
    cpu: 'arm64',
    bunPackage: '@oven/bun-darwin-aarch64',
    bunFile: 'bin/bun',
    bunTarget: 'bun-darwin-arm64',
  },
  {
    os: 'windows',
    cpu: 'amd64',
    bunPackage: '@oven/bun-windows-x64',
    bunFile: 'bin/bun.exe',
    bunTarget: 'bun-windows-x64',
  },
];

/** `gpx_awscost_linux_amd64`: what Grafana looks for beside plugin.json. */
export function executableName(executable: string, { os, cpu }: Pick<Platform, 'os' | 'cpu'>): string {
  return `${executable}_${os}_${cpu}${os === 'windows' ? '.exe' : ''}`;
}

/** The platform of this machine; undefined where we build for none. Takes Node's `process.platform` and `process.arch`. */
export function platformOf(nodePlatform: string, nodeArch: string): Platform | undefined {
  const os = nodePlatform === 'win32' ? 'windows' : nodePlatform;
  const cpu = nodeArch === 'x64' ? 'amd64' : nodeArch;
  return PLATFORMS.find((platform) => platform.os === os && platform.cpu === cpu);
}
