import { AgencyView } from './agency-view.js';
import { ChangeAgency } from './change-agency.js';
import { DecisionsResolver } from './decisions.resolver.js';
import { Delegations } from './delegations.js';
import { EnterFacts } from './enter-facts.js';
import { GiveLevels } from './give-levels.js';
import { HeadsBelow } from './heads-below.js';
import { LockUnrated } from './lock-unrated.js';
import { MoveAgencies } from './move-agencies.js';
import { MoveTeams } from './move-teams.js';
import { OpenedResolver } from './opened.resolver.js';
import { SheetList } from './sheet-list.js';
import { SheetView } from './sheet-view.js';
import { SetHead } from './set-head.js';
import { SheetsResolver } from './sheets.resolver.js';
import { StandingResolver } from './standing.resolver.js';
import { TakeOut } from './take-out.js';

/** Everything from the open sheet to the lock. */
export const DECISION_PROVIDERS = [
  EnterFacts,
  GiveLevels,
  HeadsBelow,
  MoveTeams,
  MoveAgencies,
  Delegations,
  AgencyView,
  SheetList,
  SheetView,
  DecisionsResolver,
  SheetsResolver,
  TakeOut,
  SetHead,
  StandingResolver,
  LockUnrated,
  ChangeAgency,
  OpenedResolver,
];
