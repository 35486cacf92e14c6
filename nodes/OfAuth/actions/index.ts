import type { Resource } from '../runner/operation';
import { massMessage } from './massMessage';
import { userList } from './userList';

/** All that the node can do, in the order of the form. */
export const resources: Resource[] = [massMessage, userList];
