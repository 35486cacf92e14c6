/**
 * The value inside a resource locator.
 *
 * @param locator n8n's locator object, or the bare value where the whole locator is an expression
 */
export function locatorValue(locator: unknown): unknown {
	const inner = locator as { value?: unknown } | null | undefined;
	return typeof inner === 'object' && inner !== null && 'value' in inner ? inner.value : locator;
}
