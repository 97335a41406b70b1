# A rebated server for test suites that are not written in Rust. Sourced.
#
#   rebated_start DIR [FLAG…]   starts `rebated serve --demo` with its data in DIR, which must exist, and
#                               writes what clients need to DIR/env, to be sourced:
#                                 REBATED_URL                      http://127.0.0.1:PORT
#                                 REBATED_MEMBER_TOKEN and so on   access tokens of a member, support,
#                                                                  finance and an administrator
#   rebated_stop DIR            stops it
#   rebated_verify DIR          computes its books again and fails when they do not add up
#
# The binary is REBATED_BINARY, or that of the development build.

rebated_start() {
    local dir=$1
    shift
    # read below before the server may have opened it
    : >"$dir/out"
    rebated_run "$dir" serve --demo --listen 127.0.0.1:0 --set auth.access_token_minutes=240 "$@" \
        >"$dir/out" 2>"$dir/log" &
    echo $! >"$dir/pid"
    local url=
    for _ in $(seq 300); do
        url=$(sed -n 's/^Rebated is listening on \(http:[^ ]*\).*/\1/p' "$dir/out")
        [[ -z $url ]] || break
        kill -0 "$(<"$dir/pid")" 2>/dev/null || break
        sleep 0.1
    done
    if [[ -z $url ]]; then
        echo "the server does not start:" >&2
        tail -n 20 "$dir/log" >&2
        return 1
    fi
    {
        echo "export REBATED_URL=$url"
        sed -n 's/^\(MEMBER\|SUPPORT\|FINANCE\|ADMIN\)=\([^ ]*\)$/export REBATED_\1_TOKEN=\2/p' "$dir/out"
    } >"$dir/env"
}

rebated_stop() {
    [[ -s $1/pid ]] || return 0
    kill "$(<"$1/pid")" 2>/dev/null || true
    wait "$(<"$1/pid")" 2>/dev/null || true
}

rebated_verify() {
    (rebated_run "$1" verify)
}

# Variables of the suites are none of the program's, which refuses what it does not know.
rebated_run() {
    local binary=${REBATED_BINARY:-${CARGO_TARGET_DIR:-target}/debug/rebated} own=("${!REBATED_@}") dir=$1
    shift
    exec env "${own[@]/#/--unset=}" "$binary" "$@" --database-url "sqlite://$dir/rebated.sqlite"
}
