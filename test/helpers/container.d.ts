/** n8n-core's own container of services; npm may install several copies of the package it comes from. */
export const Container: { get<T>(service: new (...args: never[]) => T): T };
/** What has triggers poll, which older engines keep to themselves. */
export const TriggersAndPollers: new () => object;
/** Whether n8n says which field is empty where it does not start a workflow for that. */
export const NAMES_WHAT_IS_MISSING: boolean;
/** The version of the engine that the tests run on. */
export const CORE_VERSION: string;
