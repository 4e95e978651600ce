import { AnswerRequest } from './answer-request.js';
import { MakeRequest } from './make-request.js';
import { MyRatings } from './my-ratings.js';
import { RatingCases } from './rating-cases.js';
import { RatingTurnsList } from './rating-turns.js';
import { RequestLists } from './request-list.js';
import { RatingRequestsResolver } from './requests.resolver.js';
import { SelfRating } from './self-rating.js';

/** The person's own view, and everything about "this is wrong". */
export const REQUEST_PROVIDERS = [
  MyRatings,
  SelfRating,
  MakeRequest,
  AnswerRequest,
  RatingCases,
  RequestLists,
  RatingTurnsList,
  RatingRequestsResolver,
];
