import { describe, expect, it } from '@jest/globals';
import { AgencyTree, ratesByDefault } from './rating-agencies.js';

// 1 city ─ 2 district ─ 3 ward ─ 4 team; 2 ─ 5 school; 6 department
const tree = new AgencyTree([
  { unitId: 1, path: '/1/' },
  { unitId: 2, path: '/1/2/' },
  { unitId: 5, path: '/1/2/5/' },
]);

describe('who decides for whom', () => {
  it.each<[string, string, string | null, number | null]>([
    ['staff of a ward: the district', '/1/2/3/', null, 2],
    ['staff of a team far down', '/1/2/3/4/', null, 2],
    ['the head of a ward, which is no agency', '/1/2/3/', '/1/2/3/', 2],
    ['staff of the school', '/1/2/5/', null, 5],
    ['the head of the school: the district', '/1/2/5/', '/1/2/5/', 2],
    ['the head of the district: the city', '/1/2/', '/1/2/', 1],
    ['staff of the district', '/1/2/', null, 2],
    ['staff of a department that is no agency', '/1/6/', null, 1],
    ['the head of the city stays with it', '/1/', '/1/', 1],
    ['the head of an agency who is employed further up', '/1/', '/1/2/', 1],
    ['the head of the district who is employed in a ward', '/1/2/3/', '/1/2/', 1],
    ['a unit of another tree', '/9/', null, null],
    ['a head of another tree', '/9/', '/9/', null],
    ['ids are whole: 12 is not 1', '/12/', null, null],
  ])('%s', (_name, path, headOf, agency) => {
    expect(tree.deciding(path, headOf)).toBe(agency);
  });

  it('without agencies nobody decides', () => {
    const none = new AgencyTree([]);
    expect([none.nearest('/1/2/'), none.above('/1/2/'), none.deciding('/1/2/', '/1/2/')]).toEqual([null, null, null]);
  });

  it.each([
    [0, 'thanh_pho', true],
    [1, 'so_ban_nganh', true],
    [2, 'phuong', false],
    [2, 'truong_hoc', true],
    [3, 'benh_vien', true],
    [3, 'don_vi_su_nghiep', true],
    [3, 'team', false],
  ])('at depth %i a %s rates by default: %s', (depth, kind, rates) => {
    expect(ratesByDefault({ depth, kind })).toBe(rates);
  });
});
