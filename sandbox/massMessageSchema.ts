import operation from '../test/create-mass-message.schema.json';
import { closed } from './api/closed';
import { problemFinder } from './jsonSchema';

/** Holds a body against the schema of POST /v2/access/mass-messages. */
export const problemsOf = problemFinder(closed(operation.request) as object);
