import { filesBelow, read } from '../package/commands';
import { page, rowsOf, sectionOf } from './markdownPages';

const RECIPES = page('docs/recipes.md');
const EXAMPLES = filesBelow('examples').map((file) => ({
	file: file.replace(/^examples\//, ''),
	name: (JSON.parse(read(file)) as { name: string }).name,
}));

test('every example has a section, and every section an example', () => {
	const headings = [...RECIPES.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	expect(headings.sort()).toEqual(EXAMPLES.map(({ name }) => name).sort());
});

test.each(EXAMPLES.map(({ file, name }) => [file, name]))(
	'%s has its file, what to change, what a second run does, and its picture',
	(file, name) => {
		const section = sectionOf(RECIPES, name);
		const picture = `recipe-${file.replace('.json', '.webp')}`;
		expect(section).toContain(`[\`${file}\`](../examples/${file})`);
		expect(section).toContain('\n- **To change**: ');
		expect(section).toContain('\n- **A second run**');
		expect(section).toContain(`![The canvas of ${name}](${picture})`);
		expect(filesBelow('docs')).toContain(`docs/${picture}`);
	},
);

test('every picture of a recipe is shown, and the table at the top names every recipe', () => {
	const pictures = filesBelow('docs').filter((file) => file.startsWith('docs/recipe-'));
	expect(pictures).toHaveLength(EXAMPLES.length);
	const cells = rowsOf(RECIPES).map(([, recipe]) => recipe);
	for (const { name } of EXAMPLES) expect(cells.join('\n')).toContain(`[${name}](#`);
});
