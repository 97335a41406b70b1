# Redis for a test run. Sourced by scripts/test.
#
#   redis_start DIR   writes the URL of a server to DIR/url; starts one unless REBATED_TEST_REDIS names one
#   redis_stop DIR    stops what redis_start has started
#
# The server is throw-away: it listens on 127.0.0.1 at a free port, keeps everything in memory, and lives in DIR, which
# the caller removes.

redis_start() {
    local dir=$1
    if [[ -n ${REBATED_TEST_REDIS:-} ]]; then
        echo "using the server of REBATED_TEST_REDIS"
        echo "$REBATED_TEST_REDIS" >"$dir/url"
        return
    fi
    redis_find
    # somebody else may take the port between the moment it is found and the moment it is used
    local port
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        setsid redis-server --bind 127.0.0.1 --port "$port" --dir "$dir" --save '' --appendonly no \
            >"$dir/out" 2>&1 &
        echo $! >"$dir/pid"
        for _ in $(seq 100); do
            kill -0 "$(<"$dir/pid")" 2>/dev/null || break
            if redis_answers "$port"; then
                echo "using Redis at port $port"
                echo "redis://127.0.0.1:$port" >"$dir/url"
                return
            fi
            sleep 0.1
        done
        redis_stop "$dir"
    done
    echo "Redis does not start:" >&2
    tail -n 20 "$dir/out" >&2
    return 1
}

redis_stop() {
    local dir=$1 pid
    [[ -s $dir/pid ]] || return 0
    pid=$(<"$dir/pid")
    rm -f "$dir/pid"
    kill "$pid" 2>/dev/null || return 0
    for _ in $(seq 50); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# Whether the server at the port answers.
redis_answers() {
    local reply
    exec 9<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'PING\r\n' >&9
    reply=$(timeout 2 head -c 5 <&9)
    exec 9>&-
    [[ $reply == +PONG ]]
} 2>/dev/null

# Finds the server, or installs it where that is possible.
redis_find() {
    command -v redis-server >/dev/null && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing Redis" >&2
        apt-get update --quiet --quiet >&2
        # the package starts a server of its own, which is not wanted
        local policy=/usr/sbin/policy-rc.d made=
        if [[ ! -e $policy ]]; then
            made=1
            printf '#!/bin/sh\nexit 101\n' >"$policy"
            chmod 755 "$policy"
        fi
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes redis-server >&2 || true
        [[ -z $made ]] || rm -f "$policy"
        command -v redis-server >/dev/null && return
    fi
    echo "Redis is missing: set REBATED_TEST_REDIS to the URL of a server, or install one" \
        "(redis-server in the PATH)" >&2
    return 1
}
