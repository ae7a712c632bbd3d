package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.sandbox.namespace.PrivateNamespace;

/** The small programs on the PATH of a command beside the sandbox. */
final class CommandTools {
    private CommandTools() {}

    static void write(StateFiles state, PrivateNamespace space, String region) throws IOException {
        Files.createDirectories(state.bin());
        write(state, "kaikin-server", """
                # Runs a command on a server of the sandbox, or on the client.
                if [ $# -lt 2 ]; then
                  echo 'usage: kaikin-server NAME COMMAND [ARG...]   (NAME: a server, or client)' >&2
                  exit 2
                fi
                exec %s "$@"
                """.formatted(quoted(space.machineEntrance())));
        var page = "curl --silent --show-error --fail-with-body --max-time 600 --unix-socket %s"
                .formatted(quoted(List.of(state.controlSocket().toString())));
        write(state, "kaikin-minute", """
                # Lets one minute pass, or so many: the schedules fire, what was delayed that long is delivered,
                # and this returns when the uploads have ended.
                exec %s --data-binary "${1:-}" http://sandbox/minute
                """.formatted(page));
        write(state, "kaikin-hour", """
                # Lets one hour pass, or so many, but for their minutes' schedules: the hourly ones fire.
                exec %s --data-binary "${1:-}" http://sandbox/hour
                """.formatted(page));
        write(state, "kaikin-day", """
                # Lets one day pass, or so many, but for its minutes' schedules: the daily ones fire.
                exec %s --data-binary "${1:-}" http://sandbox/day
                """.formatted(page));
        write(state, "kaikin-silence", """
                # A server's agent falls silent: commands no longer reach it, and are given up
                # when the minutes that they may wait and run have passed.
                # With --end all agents speak again, and take what still waits for them.
                %s
                exec %s --data-binary "$1" http://sandbox/silence
                """.formatted(oneArgument("kaikin-silence SERVER|--end"), page));
        write(state, "kaikin-terminate", """
                # Terminates a server's instance: to AWS it is gone, and its tags with it.
                # Its machine stays to be looked at, and what it uploaded stays in the bucket.
                %s
                exec %s --data-binary "$1" http://sandbox/terminate
                """.formatted(oneArgument("kaikin-terminate SERVER"), page));
        write(state, "kaikin-untag", """
                # Takes the tag from a server's instance by which it is one of the guarded servers.
                %s
                exec %s --data-binary "$1" http://sandbox/untag
                """.formatted(oneArgument("kaikin-untag SERVER"), page));
        write(state, "kaikin-revoke", """
                # Denies a role to everybody, and everything to who is it already; with --end all roles are as deployed.
                %s
                exec %s --data-binary "$1" http://sandbox/revoke
                """.formatted(oneArgument("kaikin-revoke ROLE_ARN|--end"), page));
        write(state, "kaikin-redeliver", """
                # Delivers the events of all ended commands once more, lost ones too:
                # EventBridge promises at least once, not once.
                exec %s -X POST http://sandbox/redeliver
                """.formatted(page));
        write(state, "kaikin-mishap", """
                # The next calls of a service go wrong.
                if [ $# -ne 3 ]; then
                  echo 'usage: kaikin-mishap s3|s3-writes|ssm|sqs|events|sts|chatwork throttled|denied|gone|broken|silent|late COUNT' >&2
                  echo '       kaikin-mishap s3-lists-ACCOUNT KIND COUNT' >&2
                  echo '       kaikin-mishap ssm unknown-yet|reply-lost COUNT' >&2
                  echo '       kaikin-mishap events lost COUNT' >&2
                  exit 2
                fi
                exec %s --data-binary "$*" http://sandbox/mishap
                """.formatted(page));
        write(state, "kaikin-failed-events", """
                # Shows the events that were given up, one a line, as the queues hold them.
                exec %s http://sandbox/failed-events
                """.formatted(page));
        write(state, "kaikin-lost-events", """
                # Shows the events that reached neither their target nor a queue, one a line, with the reason.
                exec %s http://sandbox/lost-events
                """.formatted(page));
        write(state, "kaikin-queues", """
                # Shows how many messages each queue holds, and in which state.
                exec %s http://sandbox/queues
                """.formatted(page));
        write(state, "kaikin-versions", """
                # Shows the published version of each function and its state.
                exec %s http://sandbox/versions
                """.formatted(page));
        write(state, "kaikin-alarm", """
                # Sets the state of an alarm, as CloudWatch's SetAlarmState does: no metric does it here.
                if [ $# -ne 2 ]; then
                  echo 'usage: kaikin-alarm NAME OK|ALARM|INSUFFICIENT_DATA' >&2
                  exit 2
                fi
                exec %s --data-binary "$*" http://sandbox/alarm
                """.formatted(page));
        write(state, "kaikin-as", """
                # Runs a command with fresh credentials of a role.
                if [ $# -lt 2 ]; then
                  echo 'usage: kaikin-as ROLE_ARN COMMAND [ARG...]' >&2
                  exit 2
                fi
                role=$1
                shift
                credentials=$(curl --silent --show-error --fail-with-body --max-time 60 \\
                  --unix-socket %s --data-binary "$role" http://sandbox/credentials) || {
                  printf 'kaikin-as: %%s\\n' "$credentials" >&2
                  exit 2
                }
                while IFS='=' read -r name value; do
                  export "$name=$value"
                done <<<"$credentials"
                export AWS_REGION=%s AWS_DEFAULT_REGION=%s AWS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt
                export AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
                unset AWS_PROFILE AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
                exec %s "$PWD" "$@"
                """.formatted(
                quoted(List.of(state.controlSocket().toString())), region, region, quoted(space.insideEntrance())));
    }

    private static String oneArgument(String usage) {
        return """
                if [ $# -ne 1 ]; then
                  echo 'usage: %s' >&2
                  exit 2
                fi""".formatted(usage);
    }

    private static void write(StateFiles state, String name, String script) throws IOException {
        var file = state.bin().resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
