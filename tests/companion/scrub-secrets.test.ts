import { scrubSecrets } from '../../src/companion/scrub-secrets';

it.each([
  ['The key AKIAIOSFODNN7EXAMPLE is unknown', 'The key AKIA… is unknown'],
  [
    'AWS4-HMAC-SHA256 Credential=ASIAX/20261120/us-east-1/ce/aws4_request, Signature=fe5f80',
    'AWS4-HMAC-SHA256 Credential=…, Signature=…',
  ],
  ['account 111111111111 pays $0.01', 'account 111111111111 pays $0.01'],
])('%s', (text, scrubbed) => {
  expect(scrubSecrets(text)).toBe(scrubbed);
});
