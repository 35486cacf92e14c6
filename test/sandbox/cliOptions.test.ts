import { optionsFrom } from '../../sandbox/cliOptions';

test('the command line has its own defaults', () => {
	expect(optionsFrom([])).toEqual({ port: 4010, lists: 12, media: 30 });
});

test('it takes a port, lists and media in any order', () => {
	expect(optionsFrom(['--media', '0', '--port', '65535', '--lists', '250'])).toEqual({
		port: 65_535,
		lists: 250,
		media: 0,
	});
});

test.each([
	[['--port']],
	[['--port', '65536']],
	[['--lists', '-1']],
	[['--media', 'many']],
	[['--media', '100001']],
	[['--port', '1', '--port', '2']],
	[['port', '1']],
	[['--toString', '1']],
	[['--bucket', '1']],
	[['4010']],
])('%p makes no sense', (args) => {
	expect(optionsFrom(args)).toBeUndefined();
});
