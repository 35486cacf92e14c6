import type { TriggerPanelDefinition } from 'n8n-workflow';

const ENTER =
	'in the OFAuth dashboard under Developers > Webhooks, choose events there, and copy the signing secret of the endpoint into the credential of this node.';

/** What the editor says beside the node before the first event has come; what its button is called depends on the version. */
export const TRIGGER_PANEL: TriggerPanelDefinition = {
	header: 'Receive events from OFAuth',
	executionsHelp: {
		inactive: `<b>While you build:</b> enter the <b>Test URL</b> as an endpoint ${ENTER} Press the button above, then send a test event from there: it appears here. n8n listens for two minutes, or until the first event.<br /><br /><b>When you are done:</b> enter the <b>Production URL</b> as a second endpoint in the same way, and publish the workflow. Every chosen event then starts it; you find what it did under Executions.`,
		active: `<b>While you build:</b> enter the <b>Test URL</b> as an endpoint ${ENTER} Press the button above, then send a test event from there: it appears here. n8n listens for two minutes, or until the first event.<br /><br /><b>The workflow is live:</b> every chosen event that OFAuth sends to the <b>Production URL</b> starts it. These executions do not show here, you find them under Executions.`,
	},
	activationHint:
		'Once you have finished building, publish the workflow, and enter the Production URL as an endpoint in the OFAuth dashboard (Developers > Webhooks).',
};
