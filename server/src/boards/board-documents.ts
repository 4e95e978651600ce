import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { BoardAnswers } from './board-answers.js';

/** Tells what answers boards which documents are valid. */
@Plugin()
export class BoardDocuments implements ApolloServerPlugin {
  constructor(private readonly answers: BoardAnswers) {}

  async requestDidStart(): Promise<GraphQLRequestListener<object>> {
    return {
      didResolveOperation: async ({ source, schema, document, operation }) => {
        if (operation) this.answers.learn(source, schema, document, operation);
      },
    };
  }
}
