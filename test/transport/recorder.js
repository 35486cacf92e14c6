const { inspect } = require('node:util');

const { LoggerProxy } = require('n8n-workflow');

// The very copies that n8n's engine uses.
const ofEngine = (name) => require(require.resolve(name, { paths: [require.resolve('n8n-core')] }));
const { Container } = ofEngine('@n8n/di');
// Older versions of n8n have their logger in the engine itself.
const { Logger } = require('n8n-core').Logger
	? require('n8n-core')
	: ofEngine('@n8n/backend-common');

const LEVELS = ['error', 'warn', 'info', 'debug'];

/** All of a value, as a log or a debugger would show it. */
exports.inspect = (value) =>
	inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null, showHidden: true });

/** Records all that the process says: both output streams, the console, and n8n's loggers at every level. */
exports.record = () => {
	const lines = [];
	const undo = [];
	const replace = (target, name, put) => {
		const original = target[name];
		target[name] = put;
		undo.push(() => (target[name] = original));
	};
	const note = (...words) => lines.push(words.map(exports.inspect).join(' '));
	for (const stream of [process.stdout, process.stderr]) {
		replace(stream, 'write', (chunk) => lines.push(String(chunk)) > 0);
	}
	for (const level of [...LEVELS, 'log', 'trace']) replace(console, level, note);
	const logger = Object.fromEntries([...LEVELS, 'verbose', 'log'].map((level) => [level, note]));
	LoggerProxy.init(logger);
	const core = Container.get(Logger);
	for (const level of [...LEVELS, 'log']) replace(core, level, note);
	replace(core, 'scoped', () => ({ ...logger, scoped: () => logger }));
	return {
		said: () => lines.join('\n'),
		loggers: [LoggerProxy, core, core.scoped('test'), console],
		stop: () => undo.reverse().forEach((restore) => restore()),
	};
};
