import type { INodeParameters } from 'n8n-workflow';

import { NODE_NAME, prepare } from '../helpers/engine';
import { REFUSES_TEXT_AS_ROWS } from '../helpers/engineVersions';
import { VALID } from './support';

/** Why docs/values.md says that a collection as a whole is no expression: the node has nothing to refuse. */
test.each(['options', 'additionalFields', 'media'])(
	'n8n takes an expression in the place of all %s away before any node could see it',
	(name) => {
		const parameters = { ...VALID, [name]: '={{ ({ dryRun: true }) }}' } as INodeParameters;
		if (name === 'media' && REFUSES_TEXT_AS_ROWS) {
			expect(() => prepare({ parameters })).toThrow('Could not find property option');
			return;
		}
		const node = prepare({ parameters }).workflow.getNode(NODE_NAME);
		expect(node?.parameters).toMatchObject({ ...VALID, [name]: {} });
		expect(JSON.stringify(node)).not.toContain('dryRun');
	},
);
