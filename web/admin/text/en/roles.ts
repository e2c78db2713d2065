export const roles: Record<string, string> = { owner: 'Owner', manager: 'Manager', agent: 'Agent', viewer: 'Viewer', none: '' };
