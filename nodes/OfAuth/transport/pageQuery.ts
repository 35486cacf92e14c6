import type { IDataObject } from 'n8n-workflow';

/**
 * What asks for a page of a list. A list that is gone back through by dates stays within those that the user gave.
 *
 * @param qs the user's own, dates as ISO 8601 in UTC
 * @param page what the page turner asks with
 */
export function pageQuery(qs: IDataObject, page: IDataObject): IDataObject {
	const { endDate } = qs;
	const isLater = typeof endDate === 'string' && String(page.endDate ?? '') > endDate;
	return { ...qs, ...page, ...(isLater ? { endDate } : {}) };
}
