export const backups = () => [];
export const migrations = () => [];
