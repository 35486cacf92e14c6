/** A promise of the node taken out of its code, and the tests that must notice. */
export interface Mutation {
	/** The promise. */
	name: string;
	file: string;
	/** Stands in the file exactly once. */
	from: string;
	to: string;
	/** Test files, as jest takes them. */
	tests: string[];
	/** Only the tests whose name has this. */
	only?: string;
}
