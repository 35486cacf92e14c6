/** A body as OFAuth sends it. */
export function bodyOf(type: string, more: object = {}): string {
	return JSON.stringify({
		type,
		timestamp: '2026-11-27T12:00:00.000Z',
		data: { clientReferenceId: 'user-7', connection: { id: 'conn_amber', status: 'active' } },
		...more,
	});
}
