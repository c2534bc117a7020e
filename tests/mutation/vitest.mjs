/**
 * Steht im Lauf der Mutationen an der Stelle von `vitest`: dieselbe Sammlung der Tests (@vitest/runner) und dasselbe
 * `expect` (@vitest/expect), aber im Prozess von Stryker, ohne einen neuen Arbeiter je Veränderung.
 */
import * as expectation from '@vitest/expect';
import * as chai from 'chai';

export { describe, it, test } from '@vitest/runner';

chai.use(expectation.JestExtend);
chai.use(expectation.JestChaiExpect);
chai.use(expectation.JestAsymmetricMatchers);

export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[expectation.ASYMMETRIC_MATCHERS_OBJECT],
);
Object.defineProperty(globalThis, expectation.GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
expectation.setState({ assertionCalls: 0 }, expect);
expect.extend = (matchers) => chai.expect.extend(expect, matchers);

/** Aufräumen brauchen die Tests hier nicht: Der Prozess endet mit dem Lauf. */
export const afterAll = () => {};

/** Gedruckte Texte im Test vergleicht nur vitest selbst; hier gelten sie als gleich. */
chai.use((_, { addMethod }) => addMethod(chai.Assertion.prototype, 'toMatchInlineSnapshot', () => {}));
