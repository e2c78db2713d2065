// install.mjs - wismo as the small machine gets it: the Debian package, installed in a fresh Debian in a folder where that
// can be made (root, debootstrap); else the program that is built here, and it is said that nothing was installed.
import { join, resolve } from 'node:path';

/** { command(args) → [program, arguments], home, inside(path), installed, whole, remove }: how to run it, where its data is, as
 *  seen from here and from inside. */
export async function install(group, folder, short) {
  const here = (why) => ({
    command: (args) => [resolve('build/wismo'), args], home: join(folder, 'data'), inside: (path) => path,
    installed: `not tried: ${why}`, whole: null, remove: async () => {},
  });
  if (short) return here('the short form runs build/wismo');
  return here('no package yet');
}
