import { Injectable } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import {
  getArgumentValues,
  getVariableValues,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { Callers } from '../access/callers.js';
import { tokenOf } from '../access/session-cookie.js';
import { holds } from '../access/unit-scope.js';
import { Clock } from '../common/clock.js';
import type { RequestContext } from '../common/context.js';
import { idOf } from '../common/ids.js';
import { NotPlain, plainReading, type Reading } from '../common/plain-answer.js';
import { digestOf } from '../database/secrets.js';
import { BoardMoments, type BoardMoment } from './board-moments.js';
import { boardView } from './board-views.js';
import { BoardsService, type BoardAsk } from './boards.service.js';
import { KnownBodies } from './known-bodies.js';
import { SharedBytes } from './shared-bytes.js';

const ROOT = 'board';
/** Our pages have a handful of documents that ask for a board. */
const MOST_DOCUMENTS = 50;
const MOST_CALLERS = 1000;

/** What a body asks, once its document is known. */
interface Asked {
  document: KnownDocument;
  ask: BoardAsk;
  /** a digest of the question, which is the same for everybody */
  question: string;
}

/** Who asks, as found while the moment's `caller` was this. */
interface KnownCaller {
  caller: string;
  ctx: RequestContext;
  /** whoever has the same rights on the same day is told the same */
  rights: string;
}

/** A document that has been found valid and asks for one board and nothing else. */
interface KnownDocument {
  /** the name of the board in the answer */
  key: string;
  askOf(variables: Record<string, unknown>): BoardAsk;
  read: Reading;
}

/**
 * Answers the one question that everybody asks every morning without the machinery of GraphQL: a board, as long as it
 * is asked for by a document that this machinery has found valid before. What has not changed since is sent as the
 * bytes it was; anything out of the ordinary, a refusal too, is left to GraphQL, which then says what it always says.
 */
@Injectable()
export class BoardAnswers {
  private readonly documents = new Map<string, KnownDocument>();
  private readonly known = new Map<string, KnownCaller>();
  private readonly bodies = new KnownBodies<Asked>();
  private readonly answers = new SharedBytes<BoardMoment>();

  constructor(
    private readonly boards: BoardsService,
    private readonly callers: Callers,
    private readonly moments: BoardMoments,
    private readonly clock: Clock,
  ) {}

  /** Notes a document that is valid, if it is one of ours to answer. */
  learn(source: string, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): void {
    if (this.documents.has(source)) return;
    const known = knownDocument(schema, document, operation);
    if (!known) return;
    if (this.documents.size >= MOST_DOCUMENTS) this.documents.clear();
    this.documents.set(source, known);
  }

  /** Stands before everything, for bodies that have come before. */
  readonly handleKnown = this.bodies.handler((asked, request, response, next) =>
    this.send(this.answer(request, asked), response, next),
  );

  /** Stands before GraphQL, behind the parser of bodies. */
  readonly handle = (request: Request, response: Response, next: NextFunction): void =>
    this.send(this.parsed(request), response, next);

  private send(answer: Promise<Buffer | null>, response: ServerResponse, next: () => void): void {
    answer.then(
      (bytes) => {
        if (bytes === null) return next();
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
        response.end(bytes);
      },
      // Whatever it was, the ordinary way meets it again and has the words for it.
      () => next(),
    );
  }

  private async parsed(request: Request): Promise<Buffer | null> {
    const { query, variables, ...rest } = (request.body ?? {}) as Record<string, unknown>;
    const document = typeof query === 'string' && isAlone(rest) ? this.documents.get(query) : undefined;
    if (!document) return null;
    const given = (variables ?? {}) as Record<string, unknown>;
    const question = digestOf(`${JSON.stringify(given)} ${String(query)}`);
    const asked = { document, ask: document.askOf(given), question };
    this.bodies.learn(request, asked);
    return this.answer(request, asked);
  }

  private async answer(request: IncomingMessage, { document, ask, question }: Asked): Promise<Buffer | null> {
    const token = tokenOf(request.headers.cookie);
    if (token === null || !wantsJson(request)) return null;
    // Read before the figures: what changes while they are read makes the answer one of an earlier moment.
    const time = { now: this.clock.now(), today: this.clock.today() };
    const moment = await this.moments.of(token, ask.unitId, time);
    if (moment === null) return null;
    const { ctx: found, rights } = await this.callerOf(request, token, moment);
    const ctx = { ...found, now: time.now };
    if (!holds(ctx, 'board.read')) return null;
    return this.answers.get(`${rights} ${question}`, moment, async ({ state }) => {
      const board = boardView(ctx, await this.boards.board(ctx, ask, state));
      return Buffer.from(JSON.stringify({ data: { [document.key]: document.read(board) } }));
    });
  }

  /** Who asks: read anew unless nothing that could change it has happened. */
  private async callerOf(request: IncomingMessage, token: string, { caller }: BoardMoment): Promise<KnownCaller> {
    const known = this.known.get(token);
    if (known?.caller === caller) return known;
    const { ctx } = await this.callers.find(request);
    const found = { caller, ctx, rights: JSON.stringify([ctx.today, ctx.system, ctx.roles]) };
    if (this.known.size >= MOST_CALLERS) this.known.clear();
    this.known.set(token, found);
    return found;
  }
}

/** An operation by name, extensions: for those who know what they want of GraphQL. */
const isAlone = (rest: Record<string, unknown>) => Object.values(rest).every((value) => value === undefined);

const wantsJson = ({ headers }: IncomingMessage) => !(headers.accept ?? '').includes('graphql-response');

function knownDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): KnownDocument | null {
  const [field, ...more] = operation.selectionSet.selections;
  const root = schema.getQueryType()?.getFields()[ROOT];
  const alone = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
  if (!root || !alone || operation.operation !== 'query' || more.length > 0 || !isBoard(field)) return null;
  try {
    const read = plainReading(document, root.type, field.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] });
    const askOf = (given: Record<string, unknown>): BoardAsk => {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (!coerced) throw new NotPlain('variables that are refused');
      const args = getArgumentValues(root, field, coerced) as unknown as Omit<BoardAsk, 'unitId'> & { unitId: string };
      return { ...args, unitId: idOf(args.unitId) };
    };
    return { key: field.alias?.value ?? ROOT, askOf, read };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

const isBoard = (field: unknown): field is FieldNode => {
  const { kind, name, directives } = field as FieldNode;
  return kind === Kind.FIELD && name.value === ROOT && !directives?.length;
};
