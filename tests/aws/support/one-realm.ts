// jest runs tests in a realm of their own, where an error of Node's sockets is no `instanceof Error`; the SDK then
// wraps it and its code is lost. Outside jest there is one realm. Import this where a test looks at such a code. @see
// https://github.com/jestjs/jest/issues/2549
import { types } from 'node:util';

const ordinary = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, thrown: unknown): boolean {
    return ordinary.call(this as never, thrown) || (this === Error && types.isNativeError(thrown));
  },
});
