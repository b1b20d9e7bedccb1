// The door `#settings`.
export { CLASSIC_MINUTES, lifetimeMinutesOf } from './lifetimes';
export type { LifetimeMinutes } from './lifetimes';
export { parseSettings, settingsSchema } from './settings';
export type { Settings, SettingsJson } from './settings';
export { SECRET_KEYS, parseSecrets } from './secrets';
export type { SecretKey, Secrets } from './secrets';
