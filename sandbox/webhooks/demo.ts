/** What the sandbox signs with where no other secret is given. It keeps nothing safe: everybody can read it here. */
export const SANDBOX_WEBHOOK_SECRET = `whsec_${Buffer.from('a demo secret, for the sandbox only').toString('base64')}`;

/** The id that the trigger of an example workflow has, so that its address is known beforehand. */
export const SANDBOX_WEBHOOK_ID = 'ofauth-webhook-demo';

/** Where n8n listens for it on this machine: `/webhook/`, the id, and the path of the trigger. */
export const SANDBOX_WEBHOOK_URL = `http://localhost:5678/webhook/${SANDBOX_WEBHOOK_ID}/webhook`;
