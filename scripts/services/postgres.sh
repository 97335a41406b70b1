# PostgreSQL for a test run. Sourced by scripts/test.
#
#   postgres_start DIR   writes the URL of a server to DIR/url; starts one unless REBATED_TEST_POSTGRES names one
#   postgres_stop DIR    stops what postgres_start has started
#
# The server is throw-away: it listens on 127.0.0.1 at a free port, trusts whoever connects, does not
# wait for the disk, and lives in DIR, which the caller removes.

postgres_start() {
    local dir=$1
    if [[ -n ${REBATED_TEST_POSTGRES:-} ]]; then
        echo "using the server of REBATED_TEST_POSTGRES"
        echo "$REBATED_TEST_POSTGRES" >"$dir/url"
        return
    fi
    local bin
    bin=$(postgres_binaries)
    echo "using $("$bin/postgres" --version)"
    if [[ $(id -u) == 0 ]]; then
        chown postgres "$dir"
    fi
    postgres_as_owner "$bin/initdb" --pgdata "$dir/data" --username postgres --auth trust \
        --encoding UTF8 --locale C --no-sync >"$dir/initdb.log"
    postgres_as_owner tee -a "$dir/data/postgresql.conf" >/dev/null <<-CONF
	listen_addresses = '127.0.0.1'
	unix_socket_directories = '$dir'
	max_connections = 400
	shared_buffers = 256MB
	fsync = off
	synchronous_commit = off
	full_page_writes = off
	CONF
    # somebody else may take the port between the moment it is found and the moment it is used
    local port
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        if postgres_as_owner "$bin/pg_ctl" start --wait --silent --pgdata "$dir/data" \
            --log "$dir/server.log" --options "-p $port"; then
            echo "$bin" >"$dir/started"
            echo "postgres://postgres@127.0.0.1:$port/postgres" >"$dir/url"
            return
        fi
    done
    echo "PostgreSQL does not start:" >&2
    tail -n 20 "$dir/server.log" >&2
    return 1
}

postgres_stop() {
    local dir=$1
    [[ -f $dir/started ]] || return 0
    postgres_as_owner "$(<"$dir/started")/pg_ctl" stop --mode immediate --silent --pgdata "$dir/data"
}

# Prints the folder of the server's programs, after installing them where that is possible.
postgres_binaries() {
    postgres_find && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing PostgreSQL" >&2
        apt-get update --quiet --quiet >&2
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes postgresql >&2
        postgres_find && return
    fi
    echo "PostgreSQL is missing: set REBATED_TEST_POSTGRES to the URL of a server, or install one" \
        "(initdb and pg_ctl in the PATH or in /usr/lib/postgresql/*/bin)" >&2
    return 1
}

postgres_find() {
    local candidate
    for candidate in "$(dirname "$(command -v initdb || echo /none/initdb)")" /usr/lib/postgresql/*/bin; do
        if [[ -x $candidate/initdb && -x $candidate/pg_ctl && -x $candidate/postgres ]]; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# The server refuses to run as root.
postgres_as_owner() {
    if [[ $(id -u) == 0 ]]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

free_port() {
    if command -v python3 >/dev/null; then
        python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
    else
        perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
    fi
}
