# migrations.awk - sql/NNNN_name.sql as a C table for migrate.c: awk -f src/db/migrations.awk sql/[0-9]*.sql > migrations.c
function finish() { if (open) print "    },"; }
BEGIN { print "#include \"db/driver.h\"\n\nconst struct migration migrations[] = {" }
FNR == 1 {
    finish()
    open = 1
    name = FILENAME
    sub(/.*\//, "", name)
    sub(/\.sql$/, "", name)
    printf "    { %d, \"%s\",\n", substr(name, 1, 4) + 0, name
}
{
    gsub(/\\/, "\\\\")
    gsub(/"/, "\\\"")
    print "\"" $0 "\\n\""
}
END { finish(); print "    { 0 },\n};" }
