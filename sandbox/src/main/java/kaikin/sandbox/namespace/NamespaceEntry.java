package kaikin.sandbox.namespace;

import java.util.ArrayList;
import java.util.List;

/** The way into a running space from outside, without any right that its opener lacks. */
record NamespaceEntry(StateDirectory state, ProcessHandle unshare) {
    List<String> command(String kind, String place, List<String> command) {
        var entering = to(kind);
        entering.add(place);
        entering.addAll(command);
        return entering;
    }

    /** The words before the place and the command. */
    List<String> to(String kind) {
        return new ArrayList<>(List.of(
                "nsenter",
                "-t",
                Long.toString(pid1()),
                "-U",
                "--preserve-credentials",
                "-n",
                "-m",
                "-u",
                "-p",
                "--",
                // nsenter waits, its child works: the child is to die when nsenter is killed.
                "setpriv",
                "--pdeathsig",
                "KILL",
                "bash",
                state.script("enter.sh").toString(),
                state.path().toString(),
                kind));
    }

    /** The namespace's first process, by its number outside: the only child of unshare. */
    private long pid1() {
        return unshare.children()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sandbox in " + state.path() + " has ended."))
                .pid();
    }
}
