import { show, type Reading } from './reading';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The Base URL of the credential.
 *
 * @param value what the credential holds
 * @returns the address without a slash at its end; https, or http on this machine only, because the
 * API key travels in a header
 */
export function readBaseUrl(value: unknown): Reading<string> {
	// It is read anew for every request that is signed, and is the same text each time.
	if (!last || last.value !== value) last = { value, reading: reading(value) };
	return last.reading;
}

let last: { value: unknown; reading: Reading<string> } | undefined;

function reading(value: unknown): Reading<string> {
	const url = parseUrl(value);
	if (!url || url.username || url.password)
		return { problem: `${show(value)} is not an address such as https://api.ofauth.com` };
	if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		return { value: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
	}
	return {
		problem: `${show(value)} must begin with https://, so that the API key cannot be read on its way`,
	};
}

/**
 * Whether a request stays with OFAuth.
 *
 * @param address where the request goes, absolute
 * @param baseUrl the credential's Base URL, as {@link readBaseUrl} gives it
 */
export function hasSameOrigin(address: string, baseUrl: string): boolean {
	// The slash ends what names the host; taking addresses apart costs more than all else that is done to sign a request.
	if (address.startsWith(`${baseUrl}/`)) return true;
	const target = parseUrl(address);
	return target !== undefined && target.origin === parseUrl(baseUrl)?.origin;
}

function parseUrl(value: unknown): URL | undefined {
	try {
		return new URL(String(value).trim());
	} catch {
		return undefined;
	}
}
