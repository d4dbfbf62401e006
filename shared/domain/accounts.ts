/* Who may do what. Roles and their rights are the law of the house (domain.md §2); titles are editable data elsewhere. */
export const ROLES = ['companion', 'placementOfficer', 'director', 'regionalCoordinator', 'nationalCoordinator', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = ['ceremony.read', 'ceremony.prepare', 'ceremony.validate', 'paper.print', 'paper.cancel', 'paper.sign', 'paper.verify', 'settings.read', 'settings.change'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  companion: ['ceremony.read', 'ceremony.prepare', 'paper.print', 'paper.sign', 'paper.verify', 'settings.read'],
  placementOfficer: ['ceremony.read', 'paper.verify'],
  director: ['ceremony.read', 'ceremony.prepare', 'ceremony.validate', 'paper.print', 'paper.cancel', 'paper.sign', 'paper.verify', 'settings.read', 'settings.change'],
  regionalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read'],
  nationalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read'],
  auditor: ['paper.verify'],
  administrator: [],
};
export const may = (role: Role, permission: Permission): boolean => RIGHTS[role].includes(permission);
