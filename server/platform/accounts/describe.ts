import { z } from 'zod';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

export const PostSchema = z.object({
  id: z.string(),
  role: z.string(),
  roleTitle: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), kind: z.string(), region: z.string() }),
  standIn: z.boolean(),
});

/** The actor's posts with the roles' titles in the actor's language. */
export async function describePosts(tx: Tx, actor: Actor): Promise<z.infer<typeof PostSchema>[]> {
  const { rows } = await tx.query<{ name: string; zh: string; en: string }>('SELECT name, zh, en FROM guitu.role');
  const titles = new Map(rows.map((role) => [role.name, role[actor.locale]]));
  return actor.posts.map((post) => ({
    id: post.id,
    role: post.role,
    roleTitle: titles.get(post.role) ?? post.role,
    organisation: { id: post.organisation, name: post.organisationName, kind: post.kind, region: post.region },
    standIn: post.standIn ?? false,
  }));
}
