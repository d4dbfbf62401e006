/* The codes of the roles, for a host that does without the schemas: those cost a start of the command line. */
export { ROLES } from '#shared/domain/accounts.ts';
