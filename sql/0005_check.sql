-- SQLite builds a table in memory for every "IN" of more than two words, and does so each time that it checks a row: five
-- a turn. In pairs nothing is built. What is stored does not change, so the text of the tables alone is replaced
-- (https://sqlite.org/lang_altertable.html#otheralter).

-- only: sqlite
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(sql,
    'state IN (''bot'', ''waiting'', ''human'', ''closed'')',
    'state IN (''bot'', ''waiting'') OR state IN (''human'', ''closed'')'),
    'input IN (''text'', ''choices'', ''none'')',
    'input IN (''text'', ''choices'') OR input = ''none''')
    WHERE type = 'table' AND name = 'conversation';
UPDATE sqlite_schema SET sql = replace(sql,
    'author IN (''visitor'', ''bot'', ''agent'', ''system'')',
    'author IN (''visitor'', ''bot'') OR author IN (''agent'', ''system'')')
    WHERE type = 'table' AND name = 'message';
UPDATE sqlite_schema SET sql = replace(sql,
    'level IN (''number_email'', ''number_phone'', ''code'', ''token'')',
    'level IN (''number_email'', ''number_phone'') OR level IN (''code'', ''token'')')
    WHERE type = 'table' AND name = 'proof';
UPDATE sqlite_schema SET sql = replace(sql,
    'told_by IN (''store'', ''tracker'', ''manual'')',
    'told_by IN (''store'', ''tracker'') OR told_by = ''manual''')
    WHERE type = 'table' AND name = 'shipment';
UPDATE sqlite_schema SET sql = replace(sql,
    'state IN (''waiting'', ''done'', ''stuck'')',
    'state IN (''waiting'', ''done'') OR state = ''stuck''')
    WHERE type = 'table' AND name = 'job';
CREATE TABLE check_rewritten (id TEXT);
DROP TABLE check_rewritten;
PRAGMA writable_schema = RESET;
-- both
