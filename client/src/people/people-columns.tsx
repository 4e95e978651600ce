import { EMPLOYMENT_KINDS, MEMBERSHIPS } from '@dat100/shared/codes';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { Catalogue } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import { MEMBERSHIP_SHORT } from './membership-short.js';
import type { Person } from './person.documents.js';
import { StandingCell } from './standing.js';

/** The columns of a list of people; one for each criterion, folded under the name on a narrow screen. */
export function usePeopleColumns(catalogue: Catalogue, withUnit: boolean, criterion?: string): Column<Person>[] {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const unit: Column<Person> = {
    key: 'unit',
    label: t('board.unit'),
    sort: 'unit',
    hideBelow: 'lg',
    render: ({ unit: { name, pathText } }) => (
      <>
        {name}
        <Typography variant="caption" color="textSecondary" component="div" sx={{ maxWidth: 220 }}>
          {unitAbove(name, pathText)}
        </Typography>
      </>
    ),
  };
  return [
    {
      key: 'name',
      label: t('people.full_name'),
      sort: 'name',
      render: (person, standing) => (
        <NameCell
          person={person}
          withUnit={withUnit && !standing.has('unit')}
          criterion={criterion}
          columns={standing}
        />
      ),
    },
    ...(withUnit ? [unit] : []),
    {
      key: 'kind',
      label: t('people.kind'),
      width: 164,
      hideBelow: 'md',
      render: (person) => (
        <>
          {format.label(EMPLOYMENT_KINDS, person.kind)}
          <Typography variant="caption" color="textSecondary" component="div">
            {person.title}
          </Typography>
        </>
      ),
    },
    {
      key: 'memberships',
      label: t('people.membership'),
      hideBelow: 'lg',
      render: (person) => (
        <span title={person.memberships.map((one) => format.label(MEMBERSHIPS, one.code)).join(', ')}>
          {person.memberships.map((one) => MEMBERSHIP_SHORT[one.code]?.[format.locale] ?? one.code).join(', ')}
        </span>
      ),
    },
    ...catalogue.criteria.map((criterion): Column<Person> => ({
      key: criterion.code,
      label: nameOf(criterion),
      hideBelow: 'md',
      render: (person) => {
        const standing = person.standings.find((one) => one.criterion === criterion.code);
        return standing ? <StandingCell standing={standing} /> : null;
      },
    })),
  ];
}

/** Where a unit belongs: many bear the same name. */
const unitAbove = (name: string, pathText: string): string =>
  pathText.endsWith(` / ${name}`) ? pathText.slice(0, -` / ${name}`.length) : '';

function NameCell({
  person,
  withUnit,
  criterion,
  columns,
}: {
  person: Person;
  withUnit: boolean;
  criterion: string | undefined;
  /** What has a column of its own at every width is not folded in. */
  columns: ReadonlySet<string>;
}) {
  const format = useFormat();
  const standings = person.standings.filter(
    (one) => (!criterion || one.criterion === criterion) && !columns.has(one.criterion),
  );
  return (
    <>
      <Link component={RouterLink} to={`/people/${person.id}`} sx={{ fontWeight: 600 }}>
        {person.fullName}
      </Link>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ whiteSpace: { md: 'nowrap' } }}>
        {[person.birthDate ? format.day(person.birthDate) : person.birthYear, person.maskedId]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {withUnit && (
        <Typography
          variant="caption"
          color="textSecondary"
          component="div"
          className="until-lg"
          sx={{ display: { lg: 'none' } }}
        >
          {person.unit.pathText || person.unit.name}
        </Typography>
      )}
      <Stack spacing={0.5} className="until-md" sx={{ display: { md: 'none' }, mt: 0.75 }}>
        {standings.map((standing) => (
          <StandingCell key={standing.criterion} standing={standing} withName />
        ))}
      </Stack>
    </>
  );
}
