/** What is done with a request; a step of the sheet it is about is named after its kind and one of these. */
export const REQUEST_ACTS = ['request', 'withdraw', 'accept', 'refuse'] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];
