import { EMPLOYMENT_KINDS, SCOPE_STATUSES, STUCK_REASONS, TRUSTS } from '@dat100/shared/codes';
import { isNextAction } from '@dat100/shared/next-actions';
import { isRadarRule } from '@dat100/shared/radar';
import { ROLES } from '@dat100/shared/permissions';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { ROSTER_FIELDS } from '@dat100/shared/roster-fields';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { formatDay, useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useLocale } from '../providers/locale.js';

/** What columns of a list were said to tell; some of the codes are words of other lists. */
const FIELDS = 'fields';

const LISTS = [EMPLOYMENT_KINDS, SCOPE_STATUSES, STUCK_REASONS, TRUSTS, LEVELS, AGENCY_STATES, ROLES];

/** Texts of other screens that name codes found in a record's detail, those of the audit log itself first. */
const LISTED_ELSEWHERE = ['audit_word', 'absent_answer', 'conflict_code', 'audit_action'];

/** What was done, in words; a step of a rating is called as where the steps stand. */
export function useActionWords(): (action: string) => string {
  const t = useTranslate();
  return (action) => {
    const step = action.startsWith('rating.') ? t(`sheets.action.${action.slice(7)}`, { _: action }) : action;
    return t(`audit_action.${action}`, { _: step });
  };
}

interface AuditSubjectProps {
  /** 'person:12' */
  subject: string;
  /** null: it has none, or not for the reader */
  name: string | null;
  /** null: it has no other in English */
  nameEn: string | null;
}

/** What was acted on: by its name where the reader may see it, else by its key; and, for who may look, the way to it. */
export function AuditSubject({ subject, name, nameEn }: AuditSubjectProps) {
  const t = useTranslate();
  const locale = useLocale();
  const can = useCan();
  const [kind = '', id] = subject.split(':');
  const words = t(`audit_subject.${kind}`, { _: kind });
  if (!id) return <>{words}</>;
  if (kind === 'unit' && name) return <>{name}</>;
  const to =
    kind === 'person' && can('people.read')
      ? `/people/${id}`
      : kind === 'import' && can('import.run')
        ? `/imports/${id}`
        : null;
  // A name may begin with the very word for its kind: the colon keeps them apart.
  const text = name ? `${words}: ${(locale === 'en' && nameEn) || name}` : `${words} ${id}`;
  return to ? (
    <Link component={RouterLink} to={to}>
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}

/** What a record's detail tells, and the digests in it, which only a check of the log asks for. */
interface DetailWords {
  words: string;
  digests: string;
}

/** The detail of a record: digests stay folded away. */
export function Detail({ words, digests }: DetailWords) {
  const t = useTranslate();
  return (
    <>
      {words}
      {digests && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer', width: 'fit-content' }}>
            {t('audit.more')}
          </Box>
          {digests}
        </Box>
      )}
    </>
  );
}

/** SHA-256 as hexadecimal digits, or as Base64 for addresses. */
const DIGEST = /^(?:[0-9a-f]{32,}|[\w-]{43})$/;

/** The detail of a record, JSON of ids, codes and counts, as 'name: value' pairs in words where a word is known. */
export function useDetailWords(): (detail: string) => DetailWords {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criterion: criterionOf, criteria, lenses } = useCatalogue();

  function word(code: string): string {
    const list = LISTS.find((entries) => entries.some((entry) => entry.code === code));
    if (list) return format.label(list, code);
    const stage = criteria.flatMap((one) => one.stages).find((one) => one.code === code);
    const lens = lenses.find((one) => one.code === code);
    const known = nameOf(criterionOf(code)) || nameOf(stage) || nameOf(lens) || formatDay(code);
    if (known) return known;
    if (isRadarRule(code)) return t(`radar_rule.${code}`);
    return isNextAction(code)
      ? t(`todo_action.${code}.step`)
      : LISTED_ELSEWHERE.reduceRight((other, list) => t(`${list}.${code}`, { _: other }), code);
  }
  /** @param keys what the value is of, the least particular first: the same code may mean one thing here, another there */
  function value(of: unknown, keys: readonly string[] = []): string {
    if (Array.isArray(of))
      return of
        .map((one) => value(one, keys))
        .filter(Boolean)
        .join(', ');
    if (typeof of === 'object' && of !== null) return pairs(of, undefined, keys);
    if (of === null || of === undefined) return '';
    if (keys.includes(FIELDS)) return format.label(ROSTER_FIELDS, String(of));
    return keys.reduce((other, key) => t(`audit_value.${key}.${String(of)}`, { _: other }), word(String(of)));
  }
  function pairs(record: object, which: (of: unknown) => boolean = () => true, within: readonly string[] = []): string {
    const list = 'list' in record ? String(record.list) : '';
    return Object.entries(record)
      .filter(([, of]) => which(of))
      .map(([key, of]) => [t(`audit_detail.${key}`, { _: word(key) }), value(of, [...within, key, `${list}_${key}`])])
      .filter(([, text]) => text)
      .map(([name, text]) => `${name}: ${text}`)
      .join('; ');
  }
  return (detail) => {
    try {
      const told: unknown = JSON.parse(detail);
      if (typeof told !== 'object' || told === null || Array.isArray(told)) return { words: value(told), digests: '' };
      const isDigest = (of: unknown) => DIGEST.test(String(of));
      return { words: pairs(told, (of) => !isDigest(of)), digests: pairs(told, isDigest) };
    } catch {
      return { words: detail, digests: '' };
    }
  };
}
