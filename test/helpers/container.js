const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

/** n8n-core's own container of services; npm may install several copies of the package it comes from. */
exports.Container = createRequire(require.resolve('n8n-core'))('@n8n/di').Container;

/** What has triggers poll, which older engines keep to themselves. */
exports.TriggersAndPollers = createRequire(require.resolve('n8n-core'))(
	'./execution-engine/triggers-and-pollers',
).TriggersAndPollers;

/** The version of the engine that the tests run on. */
exports.CORE_VERSION = require(
	join(dirname(require.resolve('n8n-core')), '..', 'package.json'),
).version;
