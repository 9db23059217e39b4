/** Composition: configuration, database, keys, routes; then listening until told to stop. */
import { readConfig } from './config.ts';
import { accountList } from './platform/accounts/account-list.ts';
import { registerAccountRoutes } from './platform/accounts/account-routes.ts';
import { registerApiKeyRoutes } from './platform/accounts/api-key-routes.ts';
import { startHousekeeping } from './platform/accounts/housekeeping.ts';
import { registerMeRoute } from './platform/accounts/me-route.ts';
import { registerRecoveryRoutes } from './platform/accounts/recovery-routes.ts';
import { registerSessionRoutes } from './platform/accounts/session-routes.ts';
import { isSetupNeeded, newSetupCode, registerSetupRoutes } from './platform/accounts/setup-routes.ts';
import { auditList } from './platform/audit/audit-list.ts';
import { registerAuditRoutes } from './platform/audit/audit-routes.ts';
import { startSealer } from './platform/audit/sealer.ts';
import { registerActionRoutes } from './platform/cases/action-routes.ts';
import { registerBatchRoutes } from './platform/cases/batch-routes.ts';
import { caseLists } from './platform/cases/case-lists.ts';
import { registerCaseRoutes } from './platform/cases/case-routes.ts';
import { registerConcernRoutes } from './platform/cases/concern-routes.ts';
import { registerDutyCalendarRoutes } from './platform/cases/duty-calendar-routes.ts';
import { registerDutyRoutes } from './platform/cases/duty-routes.ts';
import { registerExpectedRoutes } from './platform/cases/expected-routes.ts';
import { leaveList } from './platform/cases/leave-list.ts';
import { registerLeaveRoutes } from './platform/cases/leave-routes.ts';
import { createCases } from './platform/cases/pipeline.ts';
import { elapsedMs, systemClock } from './platform/clock.ts';
import { registerPaperRoutes } from './platform/documents/paper-routes.ts';
import { registerTemplateRoutes } from './platform/documents/template-routes.ts';
import { registerFileRoutes } from './platform/files/file-routes.ts';
import { buildServer, type ServerDeps } from './platform/http/server.ts';
import { KEEP_A_COPY, openKeyRing } from './platform/keys/keys.ts';
import { requireRing } from './platform/keys/ring-check.ts';
import { letterList } from './platform/letters/letter-list.ts';
import { registerLetterRoutes } from './platform/letters/letter-routes.ts';
import { DELIVER, deliverLetter } from './platform/letters/letters.ts';
import { registerListRoutes } from './platform/lists/list-routes.ts';
import { openLogFiles } from './platform/logs/log-files.ts';
import { createLogger } from './platform/logs/logger.ts';
import { startNightly } from './platform/nightly/nightly.ts';
import { registerHandOverRoutes } from './platform/officers/hand-over-routes.ts';
import { registerOfficeChangeRoutes } from './platform/officers/office-change-routes.ts';
import { registerOfficerRoutes } from './platform/officers/officer-routes.ts';
import { registerPostRoutes } from './platform/officers/post-routes.ts';
import { startRelay } from './platform/outbox/outbox.ts';
import { openDatabase } from './platform/postgres/open.ts';
import { registerReplanRoutes } from './platform/replan/replan-routes.ts';
import { startReplanWork } from './platform/replan/work.ts';
import { startCheckpoints } from './platform/seals/checkpoint.ts';
import { registerCodeRoutes } from './platform/self-service/code-routes.ts';
import { registerSelfRoutes } from './platform/self-service/self-routes.ts';
import { registerSettingsRoutes } from './platform/settings/settings-routes.ts';
import { registerOrganisationRoutes } from './registers/organisations/organisation-routes.ts';
import { registerUnitRoutes } from './registers/organisations/unit-routes.ts';
import { casePeople } from './registers/people/case-people.ts';
import { paperPeople } from './registers/people/paper-people.ts';
import { openPeople } from './registers/people/people.ts';
import { registerPeopleRoutes } from './registers/people/people-routes.ts';
import { selfPeople } from './registers/people/self-people.ts';
import { registerPlaceRoutes } from './registers/places/place-routes.ts';
import { seedPlaces } from './registers/places/places.ts';
import { MADE_UP, openDemonstration, tableOf } from './services/demonstration/open.ts';
import { registerNoticeRoutes } from './services/holidays/notice-routes.ts';
import { importList } from './services/ledger/import-list.ts';
import { registerImportRoutes } from './services/ledger/import-routes.ts';
import { startImportRunner } from './services/ledger/import-runner.ts';
import { importStore } from './services/ledger/import-store.ts';
import { openCarriers } from './services/messaging/carriers/open.ts';
import { createMessenger } from './services/messaging/messenger.ts';
import { registerMessageRoutes } from './services/messaging/routes.ts';
import { startMessages } from './services/messaging/turns.ts';
import { registerStatisticsRoutes } from './services/statistics/statistics-routes.ts';

const started = elapsedMs();
const read = readConfig();
if (!read.ok) {
  console.error(['归途没有启动 / Guitu did not start:', ...read.faults.map((fault) => `  ${fault}`)].join('\n'));
  process.exit(1);
}
const config = read.config;
const logger = createLogger(config.logLevel, config.logFolder ? await openLogFiles(config.logFolder, config.port) : undefined);
const clock = systemClock(config.today, config.hour);

const stops: (() => Promise<void>)[] = [];
let stoppingSince: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
// Started by tools/launch.mjs: when the launcher is gone, however it went, the server goes too.
process.on('disconnect', () => void stop(0));
process.channel?.unref();

try {
  const { ring, made, path } = await openKeyRing(config.dataFolder);
  if (made) console.log(`\n!! ${KEEP_A_COPY.zh}\n!! ${KEEP_A_COPY.en}\n!! ${path}\n`);
  const { database, close } = await openDatabase(config, clock, logger);
  stops.push(close);
  await database.asSystem('keys', (tx) => requireRing(tx, ring, path, clock));
  const checkpoints = startCheckpoints({ database, clock, logger, dataFolder: config.dataFolder });
  stops.push(() => checkpoints.stop());
  const sealer = startSealer(database, clock, logger);
  stops.push(() => sealer.stop());
  const housekeeping = startHousekeeping(database, clock, logger);
  stops.push(() => housekeeping.stop());
  await database.asSystem('places', seedPlaces);
  const people = openPeople(ring, clock);
  const deps: ServerDeps = { config, clock, database, logger, cipher: ring };
  const cases = createCases(deps);
  const demonstration = await openDemonstration({ ...deps, cases, people });
  const caseDeps = { ...deps, cases, people: casePeople(people, config.demo), messenger: createMessenger(deps) };
  const messaging = { ...caseDeps, keys: ring, carriers: openCarriers(config) };
  const messages = startMessages(messaging);
  stops.push(() => messages.stop());
  const relay = startRelay({ ...deps, handlers: { [DELIVER]: (tx, id) => deliverLetter(caseDeps, tx, id) } });
  stops.push(() => relay.stop());
  const nightly = startNightly(deps);
  stops.push(() => nightly.stop());
  const replan = startReplanWork(caseDeps);
  stops.push(() => replan.stop());
  const runner = startImportRunner({ database, clock, keys: ring, logger });
  stops.push(() => runner.stop());
  const setupCode = !config.demo && (await isSetupNeeded(database)) ? newSetupCode() : undefined;
  const app = await buildServer(deps, (server) => {
    registerSessionRoutes(server, deps);
    registerRecoveryRoutes(server, deps);
    registerMeRoute(server, deps, demonstration ? [MADE_UP] : []);
    registerAccountRoutes(server, deps);
    registerApiKeyRoutes(server, deps);
    registerPostRoutes(server, deps);
    registerOfficerRoutes(server, caseDeps);
    registerHandOverRoutes(server, caseDeps);
    registerOfficeChangeRoutes(server, caseDeps);
    registerAuditRoutes(server, deps);
    registerSetupRoutes(server, { ...deps, setupCode, keyFile: path });
    registerDutyRoutes(server, caseDeps);
    registerDutyCalendarRoutes(server, deps);
    registerCaseRoutes(server, caseDeps);
    registerActionRoutes(server, caseDeps);
    registerCodeRoutes(server, { ...deps, keys: ring });
    registerSelfRoutes(server, { ...deps, cases, keys: ring, selfPeople: selfPeople(people) });
    registerConcernRoutes(server, deps);
    registerLetterRoutes(server, deps);
    registerSettingsRoutes(server, deps);
    registerReplanRoutes(server, deps);
    registerMessageRoutes(server, messaging);
    registerNoticeRoutes(server);
    registerFileRoutes(server, deps);
    registerPaperRoutes(server, { ...caseDeps, printed: paperPeople(ring) });
    registerTemplateRoutes(server, deps);
    registerPeopleRoutes(server, deps, people);
    registerPlaceRoutes(server, deps);
    registerOrganisationRoutes(server, deps);
    registerUnitRoutes(server, deps);
    registerImportRoutes(server, { ...deps, keys: ring, runner });
    registerExpectedRoutes(server, deps);
    registerLeaveRoutes(server, deps);
    registerBatchRoutes(server, caseDeps);
    registerStatisticsRoutes(server, deps);
    registerListRoutes(server, deps, [
      ...caseLists(caseDeps.people),
      leaveList(ring),
      letterList,
      accountList,
      auditList,
      importList(importStore(ring)),
    ]);
  });
  stops.push(() => app.close());
  await app.listen({ port: config.port, host: config.host });
  const address = `${config.tls ? 'https' : 'http'}://${config.host}:${config.port}`;
  if (demonstration) console.log(`\n${tableOf(demonstration)}`);
  console.log(`\n归途已就绪 / Guitu is ready: ${address}  (${((elapsedMs() - started) / 1_000).toFixed(1)} s)\n`);
  if (setupCode)
    console.log(
      `首次使用：请打开上面的网址，输入初始化码 / First run: open the address and enter the setup code:  ${setupCode}\n`,
    );
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(
    taken
      ? `归途没有启动 / Guitu did not start:\n  PORT: ${config.port} is taken by another program; set another one, for example PORT=${config.port + 1}`
      : `归途没有启动 / Guitu did not start:\n  ${(error as Error).message}`,
  );
  if (!taken) logger.error({ err: error }, 'the start failed');
  await stop(1);
}

/**
 * Finishes the requests that run, then closes what was opened, last first. A signal after two more seconds, or 30 s, ends it at once;
 * one Ctrl-C arrives several times, from the terminal, from npm and from the launcher.
 */
async function stop(code: number): Promise<void> {
  if (stoppingSince !== undefined) {
    if (elapsedMs() - stoppingSince > 2_000) process.exit(1);
    return;
  }
  stoppingSince = elapsedMs();
  setTimeout(() => process.exit(1), 30_000).unref();
  for (const close of stops.reverse()) {
    await close().catch((error: unknown) => logger.error({ err: error }, 'closing failed'));
  }
  process.exit(code);
}
