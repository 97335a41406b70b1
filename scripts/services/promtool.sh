# promtool for the rules of alerts. Sourced by scripts/test.
#
#   alert_rules   checks the rules in ops/prometheus and runs their tests, with REBATED_PROMTOOL, the one of the path,
#                 or that of Debian's package when root

alert_rules() {
    local promtool=${REBATED_PROMTOOL:-promtool}
    if [[ -z ${REBATED_PROMTOOL:-} ]]; then
        provide promtool prometheus
    elif ! command -v "$promtool" >/dev/null; then
        echo "REBATED_PROMTOOL names no program: $promtool" >&2
        return 1
    fi
    local file
    for file in ops/prometheus/*.yml; do
        case $file in
            *_test.yml) "$promtool" test rules "$file" ;;
            *) "$promtool" check rules "$file" ;;
        esac
    done
}
