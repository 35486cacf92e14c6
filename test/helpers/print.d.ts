/** Prints a line that jest does not decorate: figures that a test has measured. */
export function print(line: string): void;
