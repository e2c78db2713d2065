// install.mjs - wismo as the small machine gets it: the Debian package, installed by apt in a fresh Debian in a folder, where
// that can be made (root, debootstrap); else the program that is built here, and it is said that nothing was installed.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/* The newest one that `make deb` has left. */
function deb() {
  const all = readdirSync('build').filter((f) => /^wismo_.*\.deb$/.test(f)).map((f) => join('build', f));
  return all.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** { command(args) → [program, arguments], home, inside(path), installed, whole, remove }: how to run it, where its data is,
 *  how that is called inside, what was installed; whole: true, or null when nothing was. */
export async function install(group, folder, short) {
  const here = (why) => ({
    command: (args) => [resolve('build/wismo'), args], home: join(folder, 'data'), inside: (path) => path,
    installed: `not tried: ${why}`, whole: null, remove: async () => {},
  });
  if (short) return here('the short form runs build/wismo');
  if (!existsSync('tests/package/fresh_root.mjs')) return here('no fresh Debian can be made here');
  const { Root, base, reason } = await import('../package/fresh_root.mjs');
  const package_file = deb();
  if (reason()) return here(reason());
  if (!package_file) return here('there is no package in build/ (make deb)');
  const root = Root.make(join(folder, 'root'), base(resolve('build/fresh')));
  mkdirSync(join(root.path, 'tmp'), { recursive: true });
  copyFileSync(package_file, join(root.path, 'tmp/wismo.deb'));
  const began = performance.now();
  const [program, args] = root.command('apt-get install -y -qq --no-install-recommends /tmp/wismo.deb', { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  group.run(program, args);
  const peak = group.peak(), mb = peak ? `, ${Math.round(peak / (1 << 20))} MB at most` : '';
  return {
    /* As its own user, as the unit runs it. */
    command: (more) => ['chroot', ['--userspec=wismo:wismo', root.path, '/usr/bin/wismo', ...more]],
    home: join(root.path, 'var/lib/wismo'), inside: (path) => path.slice(root.path.length),
    installed: `yes, by apt in a fresh Debian 12 inside the limits, ${((performance.now() - began) / 1000).toFixed(0)} s${mb}`,
    whole: true, remove: async () => root.remove(),
  };
}
