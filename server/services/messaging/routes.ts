import type { App } from '../../platform/http/server.ts';
import { type CaseMessageDeps, registerCaseMessageRoutes } from './case-message-routes.ts';
import { registerDeliveryRoutes } from './delivery-routes.ts';
import { registerOwnMessageRoutes } from './own-routes.ts';

/** All routes of messages. */
export function registerMessageRoutes(app: App, deps: CaseMessageDeps): void {
  registerOwnMessageRoutes(app, deps);
  registerCaseMessageRoutes(app, deps);
  registerDeliveryRoutes(app, deps);
}
