/**
 * The items that an error names: `[item 3]`, `[items 0–2, 5; conn_amber]`.
 *
 * @returns each once, in ascending order
 */
export function namedItems(words: string): number[] {
	const all = [...words.matchAll(/\[items? ([\d–, ]+)/g)].flatMap(([, items]) => items.split(', '));
	const numbers = all.flatMap((range) => {
		const [first, last = first] = range.split('–').map(Number);
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	});
	return [...new Set(numbers)].sort((one, other) => one - other);
}
