#!/bin/sh
# Run once by the database's own image: the owner migrates, app owns nothing.
set -eu
read_secret() { cat "/run/secrets/$1"; }
psql -v ON_ERROR_STOP=1 -v owner="$(read_secret owner_password)" -v app="$(read_secret app_password)" --username postgres <<'SQL'
CREATE ROLE owner LOGIN PASSWORD :'owner';
CREATE ROLE app LOGIN PASSWORD :'app';
CREATE DATABASE casefile OWNER owner;
REVOKE ALL ON DATABASE casefile FROM PUBLIC;
GRANT CONNECT ON DATABASE casefile TO app;
\connect casefile
ALTER SCHEMA public OWNER TO owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO app;
SQL
