import { resources } from '../../nodes/OfAuth/actions';
import { marksOf, replaceBetween } from '../marks';
import { coveragePage } from './coveragePage';
import { operationsPage, resourcesTable } from './operationsPage';
import { previewFile, previewPage } from './previews';

/** A file that is written whole or in part from the declarations. */
export interface Page {
	/** From the root of the repository. */
	file: string;
	/** @param now what it holds; only what is not written from the declarations matters */
	write: (now: string) => string;
}

const OPERATIONS = marksOf('operations', 'npm run docs');

/** Every file that `npm run docs` writes. */
export const PAGES: Page[] = [
	// First, because the page of the operations tells what they show.
	...resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			file: previewFile(resource, operation),
			write: () => previewPage(operation),
		})),
	),
	{ file: 'docs/operations.md', write: () => operationsPage(resources) },
	{ file: 'docs/coverage.md', write: () => coveragePage(resources) },
	{
		file: 'README.md',
		write: (now) =>
			replaceBetween(OPERATIONS, now, resourcesTable(resources, 'docs/operations.md')),
	},
];
