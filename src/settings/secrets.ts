// PURE. What is stored encrypted. Nothing here is ever logged; see `redact` in plugin-sdk/backend/log.

export const SECRET_KEYS = ['accessKey', 'secretKey', 'sessionToken', 'proxyPassword'] as const;
export type SecretKey = (typeof SECRET_KEYS)[number];
export type Secrets = { readonly [K in SecretKey]?: string };

/** secureJsonData → the secrets that are set, trimmed: a pasted key often brings its newline. Throws nothing. */
export function parseSecrets(secureJsonData: Readonly<Record<string, string>>): Secrets {
  const secrets: { [K in SecretKey]?: string } = {};
  for (const key of SECRET_KEYS) {
    const value = secureJsonData[key]?.trim();
    if (value) {
      secrets[key] = value;
    }
  }
  return secrets;
}
