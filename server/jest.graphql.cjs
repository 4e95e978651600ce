/**
 * graphql asks each value that is not of a class whether a second copy of graphql made it, unless it is loaded for
 * production: a tenth of the time that whole applications take in tests. It is loaded here, before a spec file loads the
 * application. Nothing else sees this setting; servers that specs and browser stories start as processes still ask.
 */
const process = require('node:process');

const kept = process.env.NODE_ENV;
process.env.NODE_ENV = 'production';
require('graphql/jsutils/instanceOf');
process.env.NODE_ENV = kept;
