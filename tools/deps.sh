#!/bin/sh
# Installs the Debian packages that are missing. Arguments: run (build and serve), package (make deb), bench, test (everything).
set -eu
run='gcc make libc6-dev libsqlite3-dev libpq-dev libcurl4-openssl-dev libjansson-dev libsodium-dev libutf8proc-dev zlib1g-dev libedit-dev tzdata ca-certificates'
core='libcmocka-dev sqlite3'
test='clang clang-format php-cli python3 libclang-rt-14-dev llvm-14 postgresql postgresql-contrib patch nginx chromium-headless-shell cppcheck locales procps caddy openssl poppler-utils'
bench='nginx g++ python3' # the last two compile better-sqlite3 where no binary can be fetched
package='debhelper po-debconf dpkg-dev'

want="$run $core"
for kind in "$@"; do
    [ "$kind" = test ] && want="$want $test $package"
    [ "$kind" = bench ] && want="$want $bench"
    [ "$kind" = package ] && want="$want $package"
done
# node and npm may come from elsewhere than Debian: ask for the commands, not for the packages.
command -v node >/dev/null 2>&1 || want="$want nodejs"
command -v npm >/dev/null 2>&1 || want="$want npm"

# One question for all of them: this runs before every build.
there=$(dpkg-query -W -f='${Package} ${Status}\n' $want 2>/dev/null | sed -n 's/ [a-z]* ok installed$//p') || true
missing=$(for p in $want; do
    case "
$there
" in *"
$p
"*) ;; *) echo "$p" ;; esac
done)
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "These packages are missing and there is no sudo to install them:" $missing >&2; exit 1; }
    as_root=sudo
fi
echo "Installing:" $missing
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
