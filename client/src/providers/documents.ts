import type { initGraphQLTada, ResultOf, VariablesOf } from 'gql.tada';
import type { introspection } from '../generated/graphql-env.js';

interface Setup {
  introspection: introspection;
  disableMasking: true;
  scalars: { Day: string; Instant: string; ID: string };
}

type Tag = ReturnType<typeof initGraphQLTada<Setup>>;

/** What `graphql()` really returns: the text to send. gql.tada gives it its types; no parser is shipped to browsers. */
interface TextDocument {
  text: string;
  /** The document and its fragments, each once: fragments share fragments. */
  parts: string[];
}

function joinText(source: string, fragments: readonly TextDocument[] = []): TextDocument {
  const parts = [...new Set([source.trim(), ...fragments.flatMap((fragment) => fragment.parts)])];
  return { parts, text: parts.join('\n') };
}

/** Typed GraphQL documents: fields and variables are checked against the committed schema by the compiler. */
export const graphql = joinText as unknown as Tag;

/** The text of a document, as it goes to the server. */
export function textOf(document: object): string {
  return (document as TextDocument).text;
}

export type { ResultOf, VariablesOf };
