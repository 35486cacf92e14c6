const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const inEngine = createRequire(require.resolve('n8n-core'));

/** n8n-core's own container of services; npm may install several copies of the package it comes from. */
exports.Container = inEngine('@n8n/di').Container;

/** What has triggers poll, which older engines keep to themselves. */
exports.TriggersAndPollers = inEngine('./execution-engine/triggers-and-pollers').TriggersAndPollers;

/** Whether n8n says which field is empty where it does not start a workflow for that. */
exports.NAMES_WHAT_IS_MISSING =
	inEngine('./errors/workflow-has-issues.error').WorkflowHasIssuesError.length > 0;

/** The version of the engine that the tests run on. */
exports.CORE_VERSION = require(
	join(dirname(require.resolve('n8n-core')), '..', 'package.json'),
).version;
