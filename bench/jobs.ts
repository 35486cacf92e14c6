import type { INode, INodeExecutionData } from 'n8n-workflow';

import type { ReceivedRequest } from '../sandbox';

/** What a worker is told at its start. Plain JSON: it goes from process to process. */
export interface Job {
	/** `node_modules` of the n8n whose engine runs the node. */
	modules: string;
	/** Folder of this package, unpacked. */
	packageFolder: string;
	baseUrl: string;
	apiKey: string;
	/** The node under test; its type is one of those that the worker knows. */
	node: INode;
	/** A node that gets what it gives. */
	next?: INode;
	/** JSON of the input items of a measured run. */
	items: Array<INodeExecutionData['json']>;
	/** JSON of the items of the run that warms the process up. */
	warmItems: Array<INodeExecutionData['json']>;
	/** Measured runs, one after another in the same process. */
	rounds: number;
	/** The file that a CPU profile of each measured run goes to; without it none is taken, which costs time. */
	profile?: string;
}

/** What a worker measured in one run. */
export interface RunFigures {
	/** Milliseconds since 1970, when the run was started. */
	startedAt: number;
	wallMs: number;
	/** Of the whole process, collector and input/output threads included. */
	cpuMs: number;
	/** Bytes: the most this process ever had in memory. */
	peakRss: number;
	/** Items that came out as a success. */
	outputs: number;
	/** Ids of the entries that came out: of each item, or of all that stand in its `list`. */
	ids: unknown[];
	/** Indices of the items that an error or an error item names. */
	named: number[];
	/** The error that the run ended with. */
	error?: string;
}

/** What a worker says. */
export type WorkerMessage =
	| { type: 'ready' } // for the next measured run, which starts when it is told to
	| { type: 'figures'; figures: RunFigures };

/** What a sandbox process is told, and what it answers. */
export type SandboxCommand =
	| 'reset'
	| 'read'
	/** A payment for each connection. */
	| 'pay'
	/** Requests of another program, for one connection after another. */
	| { spend: number[] };

/** One request as the sandbox received it. */
export type Traffic = Pick<ReceivedRequest, 'at' | 'method' | 'path' | 'connectionId' | 'status'>;

export interface SandboxReading {
	/** Every message created, by its text. */
	messages: Array<{ text: string; at: number }>;
	/** Every request since the last reset, in order of arrival. */
	requests: Traffic[];
	/** SHA-256 of the last file uploaded. */
	sha256?: string;
}
