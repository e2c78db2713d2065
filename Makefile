# wismo. Two commands matter: `make run` and `make test`.
#
#   make deps        install what building and running need (Debian packages, npm packages)
#   make             build build/wismo, the web parts inside
#   make run         the same, then the demo shop on http://127.0.0.1:8080
#   make test        everything: both databases, both compilers, sanitizers, browser, fuzzing
#   make test-core   the part without browser and PostgreSQL, to run all day
#   make pictures    the browser's tests, which then keep pictures of what they see in build/shots/
#   make bench       what this machine reaches, beside nginx and a Node bot; ONLY=turn: one row
#   make bench-page  the orders page in a browser, at a million orders; PAGE="--orders 100000": fewer
#   make test-crash  kills, power losses, bad disks, jumping clocks, backups under load (about 20 minutes)
#   make test-attack the attack list against the server, alone and behind nginx
#   make test-flood  rude and slow peers, and what the others notice (about 5 minutes)
#   make test-mixed  a minute of everything at once under ThreadSanitizer
#   make test-nodes  two processes on one PostgreSQL, killed under load; what a shop and a turn cost (about 8 minutes)
#   make fuzz        every fuzz target for a minute; make fuzz SECONDS=600 keeps figures in build/proof/fuzz.json
#   make test-timing whether the time of an answer tells if an order exists (about 20 minutes)
#   make test-enumeration what 10,000 guesses gain (about 5 minutes)
#   make deb         build/wismo_VERSION_ARCH.deb for Debian 12
#   make test-small  512 MB and one core: install, 100,000 orders, 20 turns a second for 10 minutes (about 13 minutes)
#   make test-fresh  all of it on a fresh Debian 12 in a folder: clone, run, test, package, setup with HTTPS (needs root)
#   make format      clang-format over the C sources
#
# A variant is a build folder of its own: make BUILD=build/asan SAN='-fsanitize=address,undefined'

CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif
BUILD   ?= build
OPT     ?= -O2 -g
SAN     ?=
LINK    ?=
Q       := $(if $(V),,@)
# gcc 12 gives false format warnings under UBSan, so warnings are errors only without sanitizers.
WERROR  ?= $(if $(SAN),,-Werror)
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wconversion -Wno-sign-conversion $(WERROR)
CFLAGS   = -std=c17 -D_GNU_SOURCE $(OPT) $(SAN) $(WARN) -fstack-protector-strong -fPIE -fno-strict-aliasing \
           -Isrc -isystem /usr/include/postgresql -MMD -MP
LDFLAGS  = $(SAN) $(LINK) -pie -pthread -Wl,-z,relro,-z,now
LDLIBS   = -lsqlite3 -lpq -lcurl -ljansson -lsodium -lutf8proc -lz -ledit -lm

SRC     := $(wildcard src/*/*.c src/*/*/*.c)
OBJ     := $(SRC:src/%.c=$(BUILD)/obj/%.o)
EMBED   := $(BUILD)/obj/embed.o $(BUILD)/obj/assets.o
HOUSE   := $(filter-out $(BUILD)/obj/app/main.o,$(OBJ)) $(EMBED)
UNIT    := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*_test.c))
FUZZ    := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))
AIDS    := $(patsubst tests/%.c,$(BUILD)/aid/%.o,$(wildcard tests/crash/*.c))

.PHONY: bench bench-page all deps deps-test run test test-core pictures test-nodes fuzz unit format clean tools timing test-timing test-enumeration
.DELETE_ON_ERROR:

all: $(BUILD)/wismo

$(BUILD)/wismo: $(OBJ) $(EMBED)
	@echo '  $@'
	$(Q)$(CC) $(LDFLAGS) $^ -o $@ $(LDLIBS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -c $< -o $@

# --- what is embedded: the schema, the shipped flow, Caddy's configuration, the web parts ---
build/gen/embed.S: tools/embed.sh $(wildcard sql/*.sql) src/flow/order_help.json src/source/shopify/shopify.graphql docs/deploy/Caddyfile
	@mkdir -p $(@D)
	tools/embed.sh > $@
$(BUILD)/obj/embed.o: build/gen/embed.S
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) -c $< -o $@

WEB := $(shell find web/widget web/storefront web/admin web/login web/build.mjs web/package.json web/tsconfig.json docs/identity -type f 2>/dev/null)
web/node_modules/.wismo: web/package-lock.json
	@cmp -s $< $@ || (cd web && npm ci --no-audit --no-fund --loglevel=error)
	@cp $< $@
build/web/assets.S: $(WEB) | web/node_modules/.wismo
	node web/build.mjs
	@touch $@
$(BUILD)/obj/assets.o: build/web/assets.S
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) -c $< -o $@

# --- tests are programs linked with the whole house ---
$(BUILD)/aid/%.o: tests/%.c
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -Itests -c $< -o $@
$(BUILD)/libhouse.a: $(HOUSE)
	@rm -f $@
	@echo '  $@'
	$(Q)$(AR) rcs $@ $(HOUSE)
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libhouse.a $(AIDS)
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -Itests $(LDFLAGS) $< $(AIDS) $(BUILD)/libhouse.a -o $@ -lcmocka $(LDLIBS)
$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/libhouse.a
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -Itests $(LDFLAGS) -fsanitize=fuzzer $< $(BUILD)/libhouse.a -o $@ $(LDLIBS)
$(BUILD)/engine_server: tests/http/engine_server.c $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $< $(BUILD)/libhouse.a -o $@ $(LDLIBS)
$(BUILD)/cost: tests/cost/cost.c $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -Itests $(LDFLAGS) $< $(BUILD)/libhouse.a -o $@ -lcmocka $(LDLIBS)
# --- how long the door takes: wismo with a distant source, and mutants that the test must catch ---
TIMING  := $(BUILD)/timing
$(TIMING)/%.o: tests/timing/%.c
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) $(CFLAGS) -Itests -c $< -o $@
$(TIMING)/wismo_%: $(TIMING)/%.o $(BUILD)/obj/app/main.o $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(LDFLAGS) $^ -o $@ $(LDLIBS)
$(TIMING)/wismo_distant_unmasked: $(TIMING)/unmasked.o $(TIMING)/distant.o $(BUILD)/obj/app/main.o $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(LDFLAGS) $^ -o $@ $(LDLIBS)
$(TIMING)/door: $(TIMING)/door_timing.o $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(LDFLAGS) $^ -o $@ -lcmocka $(LDLIBS)
$(TIMING)/door_%: $(TIMING)/door_timing.o $(TIMING)/%.o $(BUILD)/libhouse.a
	@echo '  $@'
	$(Q)$(CC) $(LDFLAGS) $^ -o $@ -lcmocka $(LDLIBS)
.SECONDARY: $(addprefix $(TIMING)/,early.o distant.o unmasked.o door_timing.o)
timing: $(BUILD)/wismo $(addprefix $(TIMING)/,wismo_distant wismo_early wismo_distant_unmasked door door_early door_unmasked)
$(BUILD)/crash/disk.so: $(wildcard tests/crash/preload/*.[ch])
	@mkdir -p $(@D)
	@echo '  $@'
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -O2 -g $(WARN) -fPIC -shared $(filter %.c,$^) -o $@ -ldl -pthread
unit: $(UNIT)
fuzzers: $(FUZZ)
tools: $(BUILD)/wismo $(BUILD)/engine_server

# --- the commands ---
deps:
	tools/deps.sh run
deps-test: tests/peer/node_modules/.wismo
	tools/deps.sh run test
# Peers of the contract tests; without them those tests say that they are skipped.
tests/peer/node_modules/.wismo: tests/peer/package-lock.json
	@cmp -s $< $@ || (cd tests/peer && npm ci --no-audit --no-fund --loglevel=error) && cp $< $@ || echo 'peers of the contract tests could not be installed'

run: deps
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@tools/demo.sh

test: deps-test
	node tests/run.mjs all
test-core: deps
	node tests/run.mjs core
pictures: deps-test
	@$(MAKE) --no-print-directory -s all
	cd web && WISMO_PICTURES=1 npx --no-install playwright test --config ../tests/web/playwright.config.ts --reporter=list
.PHONY: test-attack test-flood test-mixed test-crash
test-crash: deps-test
	@$(MAKE) --no-print-directory -s all $(BUILD)/crash/disk.so
	node tests/crash/crash.mjs long
test-attack: deps-test
	@$(MAKE) --no-print-directory -s all
	WISMO_PROVE=1 node --test --test-reporter=spec tests/http/attack.test.mjs
test-flood: deps-test
	@$(MAKE) --no-print-directory -s all
	node tests/flood/flood.mjs
test-mixed: deps-test
	node tests/run.mjs mixed
SECONDS ?= 60
fuzz: deps-test
	node tests/run.mjs fuzz '' $(SECONDS)
test-timing: deps-test timing
	node tests/timing.mjs
test-enumeration: deps-test
	@$(MAKE) --no-print-directory -s all
	node tests/enumeration.mjs

# The version is the changelog's and the commit's time, so that what is newer is newer for apt as well.
VERSION ?= $(shell sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)$(shell TZ=UTC git log -1 --date=format-local:%Y%m%d.%H%M%S --format=+git%cd.%h 2>/dev/null)
.PHONY: deb test-fresh test-small
deb:
	tools/deps.sh run package
	@rm -rf debian/.debhelper debian/wismo debian/files debian/*.debhelper debian/*.debhelper.log debian/*.substvars debian/debhelper-build-stamp
	VERSION=$(VERSION) DESTDIR=build debian/rules binary
	@ls -l build/wismo_$(VERSION)_*.deb
test-fresh:
	node tests/package/fresh.mjs $(FRESH)
test-small: deps deb
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	node tests/small/small.mjs

bench:
	tools/deps.sh run bench
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	node tests/bench/bench.mjs $(ONLY)

bench-page: deps-test
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	node tests/bench/desk_page.mjs $(PAGE)

test-nodes: deps-test
	@$(MAKE) --no-print-directory -s all
	node tests/nodes/nodes.mjs

format:
	clang-format -i src/*/*.[ch] src/*/*/*.[ch] tests/*/*.[ch]
clean:
	rm -rf build

-include $(OBJ:.o=.d) $(UNIT:=.d) $(wildcard $(BUILD)/timing/*.d) $(FUZZ:=.d)
