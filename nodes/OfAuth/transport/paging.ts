/** How OFAuth gives a list page by page. */
export interface Paging {
	style: 'offset';
	/** Entries a page at most, by OFAuth's documentation of the endpoint. */
	pageSize: number;
}
