# RabbitMQ for a test run. Sourced by scripts/test.
#
#   rabbitmq_start DIR   writes the URL of a broker to DIR/url; starts one unless REBATED_TEST_RABBITMQ names one
#   rabbitmq_stop DIR    stops what rabbitmq_start has started
#
# The broker is throw-away: it listens on 127.0.0.1 at free ports, has a node name and a cookie of its own, so that
# it meets no other broker of the machine, and lives in DIR, which the caller removes.

rabbitmq_start() {
    local dir=$1
    if [[ -n ${REBATED_TEST_RABBITMQ:-} ]]; then
        echo "using the broker of REBATED_TEST_RABBITMQ"
        echo "$REBATED_TEST_RABBITMQ" >"$dir/url"
        return
    fi
    rabbitmq_find
    local port distribution
    port=$(free_port)
    distribution=$(free_port)
    mkdir -p "$dir/home" "$dir/data" "$dir/log"
    head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$dir/home/.erlang.cookie"
    chmod 400 "$dir/home/.erlang.cookie"
    touch "$dir/enabled_plugins" "$dir/advanced"
    cat >"$dir/rabbitmq.conf" <<-CONF
	listeners.tcp.1 = 127.0.0.1:$port
	loopback_users = none
	vm_memory_high_watermark.absolute = 512MB
	disk_free_limit.absolute = 50MB
	CONF
    cat >"$dir/env" <<-ENV
	export HOME='$dir/home'
	export RABBITMQ_HOME='$(rabbitmq_home)'
	export RABBITMQ_NODENAME='rebated-$port@localhost'
	export RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
	export RABBITMQ_DIST_PORT=$distribution
	export RABBITMQ_CONFIG_FILE='$dir/rabbitmq.conf'
	export RABBITMQ_CONF_ENV_FILE='$dir/none'
	export RABBITMQ_ENABLED_PLUGINS_FILE='$dir/enabled_plugins'
	export RABBITMQ_MNESIA_BASE='$dir/data'
	export RABBITMQ_LOG_BASE='$dir/log'
	export RABBITMQ_PID_FILE='$dir/pid'
	export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +S 2:2'
	ENV
    (
        source "$dir/env"
        cd "$dir"
        exec setsid "$RABBITMQ_HOME/sbin/rabbitmq-server" >"$dir/log/out" 2>&1
    ) &
    # the broker is up when it speaks; what rabbitmqctl needs to say so takes longer than the broker itself
    for _ in $(seq 120); do
        if rabbitmq_answers "$port"; then
            echo "using RabbitMQ at port $port"
            touch "$dir/started"
            echo "amqp://guest:guest@127.0.0.1:$port/%2f" >"$dir/url"
            return
        fi
        sleep 0.5
    done
    echo "RabbitMQ does not start:" >&2
    tail -n 20 "$dir/log/out" >&2
    rabbitmq_stop "$dir"
    return 1
}

rabbitmq_stop() {
    local dir=$1
    [[ -f $dir/pid ]] || return 0
    # the process of the node and whatever it has started, by its own group
    local pid group
    pid=$(<"$dir/pid")
    group=$(ps -o pgid= -p "$pid" | tr -d ' ') || return 0
    kill -TERM -- "-$group" 2>/dev/null || return 0
    for _ in $(seq 60); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.25
    done
    kill -KILL -- "-$group" 2>/dev/null || true
}

# Whether a broker answers at the port with the first bytes of its protocol.
rabbitmq_answers() {
    local reply
    exec 9<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'AMQP\0\0\11\1' >&9
    reply=$(timeout 2 head -c 1 <&9 | od -An -tx1 | tr -d ' ')
    exec 9>&-
    [[ $reply == 01 ]]
} 2>/dev/null

# Finds the broker, or installs it where that is possible.
rabbitmq_find() {
    rabbitmq_home >/dev/null && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing RabbitMQ" >&2
        apt-get update --quiet --quiet >&2
        # the package starts a broker of its own, which is not wanted
        local policy=/usr/sbin/policy-rc.d made=
        if [[ ! -e $policy ]]; then
            made=1
            printf '#!/bin/sh\nexit 101\n' >"$policy"
            chmod 755 "$policy"
        fi
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes rabbitmq-server >&2 || true
        [[ -z $made ]] || rm -f "$policy"
        rabbitmq_home >/dev/null && return
    fi
    echo "RabbitMQ is missing: set REBATED_TEST_RABBITMQ to the URL of a broker, or install one" >&2
    return 1
}

# Prints where the broker's own programs are: those in the PATH insist on the account and paths of the package.
rabbitmq_home() {
    local candidate
    for candidate in "${RABBITMQ_HOME:-/none}" /usr/lib/rabbitmq/lib/rabbitmq_server-* /opt/rabbitmq*; do
        if [[ -x $candidate/sbin/rabbitmq-server ]]; then
            echo "$candidate"
            return
        fi
    done
    return 1
}
