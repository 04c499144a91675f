const ONE_FORM = 'operations answer data: text and structured content, no pictures, sound or files';
const NO_LOGS = 'no log messages are offered to clients; revision 2026-07-28 deprecates them';
const NO_SUBSCRIBE =
  'without sessions there is nobody to tell; clients of 2026-07-28 are given no notifications either';
const NO_SAMPLING = 'we ask for no sampling and no roots; 2026-07-28 deprecates both';
const NO_CHANNEL =
  'a question to the client needs a session over HTTP in this revision; over stdio it is asked (gateway/test/facades/mcp)';
const NO_STATE = 'one question is asked and no state is kept in it, so there is none to tamper with or to carry on';
const FROM_GRAPHQL = "schemas are made from GraphQL's types, which have no anchors and conditions";
const NO_HEADERS = 'no tool takes arguments from headers (x-mcp-header)';
const NO_CAPABILITY =
  'no tool refuses a client for what it cannot: without elicitation an argument says that the viewer agreed';

/** Checks of the suite that ask for what is not offered, by id, each with the reason. Everything else must pass. */
export const NOT_APPLICABLE = {
  'tools-call-image': ONE_FORM,
  'tools-call-audio': ONE_FORM,
  'tools-call-embedded-resource': ONE_FORM,
  'tools-call-mixed-content': ONE_FORM,
  'resources-read-binary': ONE_FORM,
  'prompts-get-with-image': ONE_FORM,
  'logging-set-level': NO_LOGS,
  'tools-call-with-logging': NO_LOGS,
  'resources-subscribe': NO_SUBSCRIBE,
  'resources-unsubscribe': NO_SUBSCRIBE,
  'tools-call-sampling': NO_SAMPLING,
  'sep-2322-sampling-incomplete': NO_SAMPLING,
  'sep-2322-list-roots-incomplete': NO_SAMPLING,
  'sep-2322-multiple-inputs-incomplete': NO_SAMPLING,
  'sep-2322-respect-client-capabilities': NO_SAMPLING,
  'tools-call-elicitation': NO_CHANNEL,
  'elicitation-sep1034-general': NO_CHANNEL,
  'elicitation-sep1330-general': NO_CHANNEL,
  'sep-2322-request-state-incomplete': NO_STATE,
  'sep-2322-multi-round-r1': NO_STATE,
  'sep-2322-reject-tampered-state': NO_STATE,
  'sep-2322-non-tool-incomplete': 'no prompt asks the viewer; what it needs are its arguments',
  'json-schema-2020-12-tool-found': FROM_GRAPHQL,
  'sep-2243-server-no-xmcp-tool': NO_HEADERS,
  'sep-2243-server-decode-base64': NO_HEADERS,
  'sep-2243-server-validate-param-match': NO_HEADERS,
  'sep-2243-server-reject-invalid-param-chars': NO_HEADERS,
  'sep-2243-server-reject-param-mismatch': NO_HEADERS,
  'sep-2575-server-rejects-undeclared-capability': NO_CAPABILITY,
  'sep-2575-missing-capability-http-400': NO_CAPABILITY,
};
