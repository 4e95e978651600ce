/** Injection tokens of things that are values and not classes. */
export const SETTINGS = Symbol('settings');
export const LOG = Symbol('log');
