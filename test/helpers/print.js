const { writeSync } = require('node:fs');

/** Prints a line that jest does not decorate: figures that a test has measured. */
exports.print = (line) => writeSync(1, `${line}\n`);
