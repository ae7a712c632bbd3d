package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.sandbox.space.Space;

/** The small programs on the PATH of a command beside the sandbox. */
final class Tools {
    private Tools() {}

    static void write(StateFiles state, Space space, String region) throws IOException {
        Files.createDirectories(state.bin());
        write(state, "kaikin-server", """
                # Runs a command on a server of the sandbox, or on the client.
                if [ $# -lt 2 ]; then
                  echo 'usage: kaikin-server NAME COMMAND [ARG...]   (NAME: a server, or client)' >&2
                  exit 2
                fi
                exec %s "$@"
                """.formatted(quoted(space.machineEntrance())));
        write(state, "kaikin-minute", """
                # Lets one minute pass: the schedules fire, and this returns when the uploads have ended.
                exec curl --silent --show-error --fail-with-body --max-time 600 \\
                  --unix-socket %s -X POST http://sandbox/minute
                """.formatted(
                        quoted(List.of(state.controlSocket().toString()))));
        write(state, "kaikin-silence", """
                # A server's agent falls silent: commands no longer reach it, and are given up
                # when the minutes that they may wait have passed.
                # With --end all agents speak again.
                if [ $# -ne 1 ]; then
                  echo 'usage: kaikin-silence SERVER|--end' >&2
                  exit 2
                fi
                exec curl --silent --show-error --fail-with-body --max-time 60 \\
                  --unix-socket %s --data-binary "$1" http://sandbox/silence
                """.formatted(
                        quoted(List.of(state.controlSocket().toString()))));
        write(state, "kaikin-redeliver", """
                # Delivers the events of all ended commands once more: EventBridge promises at least once, not once.
                exec curl --silent --show-error --fail-with-body --max-time 60 \\
                  --unix-socket %s -X POST http://sandbox/redeliver
                """.formatted(
                        quoted(List.of(state.controlSocket().toString()))));
        write(state, "kaikin-mishap", """
                # The next calls of a service go wrong.
                if [ $# -ne 3 ]; then
                  echo 'usage: kaikin-mishap s3|s3-writes|ssm|sts|chatwork throttled|denied|gone|broken|silent COUNT' >&2
                  exit 2
                fi
                exec curl --silent --show-error --fail-with-body --max-time 60 \\
                  --unix-socket %s --data-binary "$*" http://sandbox/mishap
                """.formatted(
                        quoted(List.of(state.controlSocket().toString()))));
        write(state, "kaikin-failed-events", """
                # Shows the events that a function gave up, one a line, as its queue holds them.
                exec curl --silent --show-error --fail-with-body --max-time 60 \\
                  --unix-socket %s http://sandbox/failed-events
                """.formatted(
                        quoted(List.of(state.controlSocket().toString()))));
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
