const { createRequire } = require('node:module');

/** n8n-core's own container of services; npm may install several copies of the package it comes from. */
exports.Container = createRequire(require.resolve('n8n-core'))('@n8n/di').Container;
