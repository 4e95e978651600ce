/** What the measured requests ask for: the fields that the client's pages ask for. */

const UNIT = 'id code name kind pathText inMyScope';
const FIGURES = `inScope deferred exempt claimed verified police uncounted noEvent achievedOutOfScope left rateText
  verifiedRateText reachedTarget stages { stage count }`;

export const BOARD = `query Board($unitId: ID!, $criterion: String!, $lens: String!, $asOf: Day, $basis: String!, $since: Day) {
  board(unitId: $unitId, criterion: $criterion, lens: $lens, asOf: $asOf, basis: $basis, since: $since) {
    criterion lens basis since asOf countedTo version dueOn targetPercent
    unit { ${UNIT} } ancestors { ${UNIT} } total { ${FIGURES} }
    groups { code nameVi nameEn } bands { code nameVi nameEn }
    rows { direct peerGroup rank tied ranked reason gap band since { kind places tenths rank rateText } latestFact stale
      unit { ${UNIT} } figures { ${FIGURES} } }
  } }`;

export const CRITERION = 'vneid_level2';

/** The variables of a board as its page opens, or as of an earlier day. */
export const boardVariables = (unitId, asOf = null) => {
  const fixed = { criterion: CRITERION, lens: 'all', basis: 'claimed', since: null };
  return { unitId: String(unitId), asOf, ...fixed };
};

export const PEOPLE = `query People($page: Int!, $perPage: Int!, $sort: PersonSort!, $filter: PersonFilter!) {
  people(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total totalIsAtLeast items {
    id maskedId fullName birthDate birthYear sex kind title version unit { ${UNIT} } memberships { code validFrom }
    standings { criterion stage happenedOn dayKind trust achieved lapsed daysInStage holder overdue reason scope scopeUntil }
  } } }`;

/** The variables of the first page of a list of people. */
export const peopleVariables = (unitId, search = null) => ({
  ...{ page: 0, perPage: 25, sort: 'NAME_ASC' },
  filter: { unitId: String(unitId), search },
});
