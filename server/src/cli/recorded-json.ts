import type { RecordedPerson } from '../imports/police/recorded.model.js';

/** Somebody on record, as scripts are told. */
export const recordedJson = ({ id, fullName, maskedId, unit, stages }: RecordedPerson): Record<string, unknown> => ({
  id: String(id),
  full_name: fullName,
  id_masked: maskedId,
  unit: unit.code,
  stages: stages.map((s) => ({ criterion: s.criterion, stage: s.stage, happened_on: s.happenedOn, trust: s.trust })),
});
