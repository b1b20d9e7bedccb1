// The door `#settings`.
export { parseSettings, settingsSchema } from './settings';
export type { Settings, SettingsJson } from './settings';
export { SECRET_KEYS, parseSecrets } from './secrets';
export type { SecretKey, Secrets } from './secrets';
