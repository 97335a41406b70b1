# Node.js and Python for the suites that are written in them. Sourced.
#
#   languages   finds both, or installs Debian's packages when root, or says what is missing

NODE_OLDEST=20
PYTHON_OLDEST=3.10

languages() {
    provide node nodejs npm
    provide npm npm
    provide python3 python3 python3-venv
    python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv
    local node
    node=$(node --print 'process.versions.node.split(".")[0]')
    if ((node < NODE_OLDEST)); then
        echo "Node.js $NODE_OLDEST or newer is missing: this is $(node --version)" >&2
        return 1
    fi
    python3 - "$PYTHON_OLDEST" <<-'EOF'
	import sys
	oldest = tuple(int(part) for part in sys.argv[1].split("."))
	sys.exit(f"Python {sys.argv[1]} or newer is missing: this is {sys.version}" if sys.version_info < oldest else 0)
	EOF
    echo "Node.js $(node --version), $(python3 --version)"
}

# provide COMMAND PACKAGE…: installs the packages unless the command is there.
provide() {
    command -v "$1" >/dev/null || apt_install "${@:2}"
}

apt_install() {
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        echo "missing: $*" >&2
        return 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
