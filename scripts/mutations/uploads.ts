import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const MEDIA_UPLOADS = `${NODE}/actions/fields/media/mediaUploads.ts`;
const UPLOAD = `${NODE}/transport/upload.ts`;
const MEMORY = `${NODE}/delivery/uploadMemory.ts`;
const SEND_ONE = `${NODE}/delivery/sendOne.ts`;
const PLACES = `${NODE}/delivery/uploadPlaces.ts`;
const WHOLE = `${NODE}/transport/wholeFile.ts`;

/** Promises about files on their way into the vault. */
export const UPLOADS: Mutation[] = [
	{
		name: 'uploads: media belongs to its connection',
		file: MEMORY,
		from: 'JSON.stringify([this.item, this.connectionId, field])',
		to: 'JSON.stringify([this.item, field])',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: old media that is refused is given up',
		file: MEDIA_UPLOADS,
		from: 'if (this.hasOld && mayBeOfMedia(exchange)) {',
		to: 'if (this.files.size < 0) {',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: a refusal is not taken for one of new media',
		file: MEDIA_UPLOADS,
		from: 'if (this.hasOld && mayBeOfMedia(exchange)) {',
		to: 'if (mayBeOfMedia(exchange)) {',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: a reference is used again after notSent',
		file: MEDIA_UPLOADS,
		from: 'for (const [field, uploaded] of references) this.memory.remember(field, uploaded);',
		to: '',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: a reference is used up by a message that may exist',
		file: MEDIA_UPLOADS,
		from: 'for (const [field] of references) this.memory.forget(field);',
		to: '',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: a reference that has expired is not used',
		file: MEMORY,
		from: 'expiresAt !== undefined && expiresAt <= Date.now()',
		to: 'expiresAt === 0',
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: a lost answer of complete is no failure',
		file: UPLOAD,
		from: "wasAsked && 'status' in answer && answer.status === 409",
		to: "wasAsked && 'status' in answer && answer.status === 0",
		tests: ['test/uploads/remember'],
	},
	{
		name: 'uploads: complete is not called for a file in one part',
		file: UPLOAD,
		from: 'plan.parts.length === 1 ? await this.sendWhole(plan) : await this.sendParts(plan)',
		to: 'await this.sendParts(plan)',
		tests: ['test/uploads/upload'],
		only: 'bytes,',
	},
	{
		name: 'uploads: a file in one part streams',
		file: WHOLE,
		from: '	const body = await file.open(CHUNK);\n',
		to: '	const chunks: Uint8Array[] = [];\n	for await (const chunk of (await file.open(CHUNK)) as AsyncIterable<Uint8Array>) chunks.push(chunk);\n	const body = Buffer.concat(chunks) as ByteStream | Buffer;\n',
		tests: ['test/uploads/bytes'],
		only: 'still being read',
	},
	{
		name: 'uploads: a streamed file tells its length',
		file: `${NODE}/transport/uploadDoor.ts`,
		from: ", 'content-length': String(part.size)",
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'has its length',
	},
	{
		name: 'uploads: a streamed file that ends early is noticed',
		file: WHOLE,
		from: 'isShort = left > 0;',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'shorter',
	},
	{
		name: 'uploads: a storage that is stuck holds no stopped run',
		file: `${NODE}/transport/fileParts.ts`,
		from: "		signal.addEventListener('abort', end, { once: true });\n",
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'stuck',
	},
	{
		name: 'uploads: a part that ends early is noticed',
		file: UPLOAD,
		from: 'if (this.part.length !== part.size) return shorterFile(this.file);',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'shorter',
	},
	{
		name: 'uploads: media with an error is not sent',
		file: UPLOAD,
		from: 'if (media?.hasError === true) return noMedia(this.file.filename);',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'media with an error',
	},
	{
		name: 'uploads: a second session begins at the first part',
		file: UPLOAD,
		from: '[this.plan, this.sent, this.hasAskedToComplete] = [undefined, 0, false];',
		to: '[this.plan, this.hasAskedToComplete] = [undefined, false];',
		tests: ['test/uploads/bytes'],
		only: 'half-way',
	},
	{
		name: 'uploads: a stopped run breaks off uploads to another address',
		file: `${NODE}/transport/request.ts`,
		from: '		abortSignal: context.getExecutionCancelSignal(),\n',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'another address',
	},
	{
		name: 'uploads: bytes are not read as fields of a form',
		file: `${NODE}/runner/binaryFiles.ts`,
		from: ' && !FORM_TYPE.test(type)',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'of the type',
	},
	{
		name: 'uploads: a type that no header can have is not sent',
		file: `${NODE}/runner/binaryFiles.ts`,
		from: 'MEDIA_TYPE.test(type) && ',
		to: '',
		tests: ['test/uploads/bytes'],
		only: 'of the type',
	},
	{
		name: 'uploads: a key is looked up before an upload',
		file: SEND_ONE,
		from: 'const known = place.ledger.settled(item) ? undefined : await key.lookUp();',
		to: 'const known = undefined as Delivery | undefined;',
		tests: ['test/uploads/keys'],
	},
	{
		name: 'uploads: a stopped run touches no key',
		file: SEND_ONE,
		from: "if (place.isOver()) return { outcome: 'notTried' };",
		to: '',
		tests: ['test/uploads/keys'],
	},
	{
		name: 'uploads: one that waits holds no other creator',
		file: `${NODE}/delivery/prepare.ts`,
		from: `	const attempt = async () =>
		await uploads.pass(preparation, async () => await repeatOnce(preparation, place));
	const { steps } = preparation;
	try {
		return await persist(attempt, { ...place, steps });
	} finally {`,
		to: `	const attempt = async () => await repeatOnce(preparation, place);
	const { steps } = preparation;
	try {
		let end: Delivery | undefined;
		await uploads.pass(preparation, async () => {
			end = await persist(attempt, { ...place, steps });
			return { done: end };
		});
		return end;
	} finally {`,
		tests: ['test/uploads/waits'],
		only: 'hold no other',
	},
	{
		name: 'uploads: one that let go of its part reads up to it again',
		file: UPLOAD,
		from: '			this.sent * plan.parts[0].size,\n',
		to: '			0,\n',
		tests: ['test/uploads/waits'],
		only: 'arrive whole',
	},
	{
		name: 'uploads: few parts are kept in memory while uploads wait',
		file: PLACES,
		from: ' && this.keeping.size < KEPT_PARTS',
		to: '',
		tests: ['test/uploads/waits'],
		only: 'arrive whole',
	},
	{
		name: 'uploads: Max Wait counts through all steps',
		file: `${NODE}/delivery/persist.ts`,
		from: 'if (steps() > done) [done, tries, retries] = [steps(), 0, new Backoff()];',
		to: 'if (steps() > done) {\n			[done, tries, retries] = [steps(), 0, new Backoff()];\n			waiting.waited = 0;\n		}',
		tests: ['test/uploads/waits'],
		only: 'Max Wait',
	},
	{
		name: 'uploads: what is not ready is waited for',
		file: UPLOAD,
		from: 'isReady: media.isReady !== false',
		to: 'isReady: true',
		tests: ['test/uploads/ready'],
		only: 'sent once they are ready',
	},
	{
		name: 'uploads: Max Wait ends the wait for what is not ready',
		file: `${NODE}/delivery/persist.ts`,
		from: 'if (waiting.waited + wait > maxWait)',
		to: 'if (wait < 0)',
		tests: ['test/uploads/ready'],
		only: 'past Max Wait',
	},
	{
		name: 'uploads: media that fails while it is waited for is not sent',
		file: MEDIA_UPLOADS,
		from: 'if (!state?.hasError) continue;',
		to: 'if (state) continue;',
		tests: ['test/uploads/ready'],
		only: 'converted',
	},
	{
		name: 'uploads: media that the vault never shows is uploaded again',
		file: MEDIA_UPLOADS,
		from: 'if (!state || state.hasError) this.memory.forget(field);',
		to: 'if (!state) continue;',
		tests: ['test/uploads/ready'],
		only: 'does not show',
	},
	{
		name: 'uploads: 64 connections at a time, whatever Parallel Sends is',
		file: `${NODE}/delivery/traffic.ts`,
		from: 'new LaneGate(LANES_AT_ONCE)',
		to: 'new LaneGate(LANES_AT_ONCE * 2)',
		tests: ['test/delivery/lanes'],
		only: '64 connections',
	},
	{
		name: 'uploads: a busy connection keeps no waiting one out',
		file: `${NODE}/delivery/lanes.ts`,
		from: '			this.queue.push({ lane, enter });',
		to: '			if (this.inside.has(lane)) this.queue.unshift({ lane, enter });\n			else this.queue.push({ lane, enter });',
		tests: ['test/delivery/lanes'],
		only: 'keep a waiting one',
	},
];
