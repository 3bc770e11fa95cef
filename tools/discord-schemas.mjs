// Writes what npm's discord-api-spec says of Discord's requests as one OpenAPI file, which
// DISCORD_OPENAPI may name. Needs discord-api-spec and zod beside it: see tools/discord-schemas.sh.
import { writeFileSync } from "node:fs";
import * as spec from "discord-api-spec/zod";
import * as z from "zod";

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const any = (...names) => ({ anyOf: names.map(ref) });
const callbacks = [
  "ApplicationCommandAutocompleteCallbackRequest",
  "CreateMessageInteractionCallbackRequest",
  "ModalInteractionCallbackRequest",
  "PongInteractionCallbackRequest",
  "UpdateMessageInteractionCallbackRequest",
];
// The requests that the bot makes, and the schema of what each carries.
const requests = {
  "/applications/{id}/commands": { put: { type: "array", items: ref("ApplicationCommandUpdateRequest") } },
  "/interactions/{id}/{token}/callback": { post: any(...callbacks) },
  "/webhooks/{id}/{token}": { post: any("IncomingWebhookRequestPartial", "IncomingWebhookUpdateRequestPartial") },
  "/webhooks/{id}/{token}/messages/{message}": { patch: ref("IncomingWebhookUpdateRequestPartial") },
  "/users/@me/channels": { post: ref("CreatePrivateChannelRequest") },
  "/channels/{id}/messages": { post: ref("MessageCreateRequest") },
  "/channels/{id}/messages/{message}": { patch: ref("MessageEditRequestPartial") },
};

const known = z.registry();
for (const [name, schema] of Object.entries(spec)) {
  if (schema?._zod) known.add(schema, { id: name.replace(/Schema$/, "") });
}
const { schemas } = z.toJSONSchema(known, {
  uri: (id) => `#/components/schemas/${id}`,
  unrepresentable: "any",
  io: "input",
});
const paths = {};
for (const [path, methods] of Object.entries(requests)) {
  paths[path] = {};
  for (const [method, schema] of Object.entries(methods)) {
    paths[path][method] = { requestBody: { content: { "application/json": { schema } } } };
  }
}
const missing = JSON.stringify(paths).match(/schemas\/\w+/g).filter((name) => !schemas[name.slice(8)]);
if (missing.length) throw new Error(`discord-api-spec has no ${missing}`);
writeFileSync(process.argv[2], JSON.stringify({ paths, components: { schemas } }));
