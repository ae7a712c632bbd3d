package kaikin.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.contract.CommandComment;
import kaikin.contract.Figure;
import kaikin.contract.Reference;
import kaikin.function.JsonLog.Figures;
import kaikin.notify.EndedCommand;
import kaikin.notify.OutcomeNotifier;
import kaikin.notify.OutcomeNotifier.Told;
import kaikin.notify.ReleaseOutcome;
import kaikin.notify.ServerReport;

/**
 * Handles an event of the outcome function: reads, tells and logs it. It comes from EventBridge, as soon as a command
 * has ended, or from the queue of checks, some minutes after the command was started and in any case.
 *
 * @param queueOfChecks its ARN
 */
record OutcomeHandler(OutcomeNotifier notifier, String queueOfChecks, Clock clock, JsonLog journal) {
    /** Fails where nobody could be told, so that whoever called tries again, and in the end keeps the event. */
    void take(byte[] event, String request) {
        if (ScheduledEvent.isKeepActive(event)) {
            journal.write("keep-active", Map.of("request", request));
            return;
        }
        var messages = SqsEvent.read(event);
        var told = messages.isPresent()
                ? checked(messages.get(), request)
                // Lambda's tries at one event have one request id.
                : List.of(told(read(event), request, request, "the event tells of no release that has ended"));
        var failures = told.stream()
                .flatMap(each -> each instanceof Told.Failed failed ? Stream.of(failed.reason()) : Stream.empty())
                .collect(Collectors.joining("; "));
        if (!failures.isEmpty()) {
            throw new NotToldException(failures);
        }
    }

    /** Each message has its say, whatever becomes of the others. */
    private List<Told> checked(List<SqsEvent.Message> messages, String request) {
        return messages.stream()
                .map(message -> told(
                        message.command(queueOfChecks), message.attempt(), request, "the message is no check of ours"))
                .toList();
    }

    private static Optional<EndedCommand> read(byte[] event) {
        try {
            return CommandStatusEvent.read(new ByteArrayInputStream(event));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes are read without trouble", e);
        }
    }

    private Told told(Optional<EndedCommand> command, String attempt, String request, String otherwise) {
        var told = command.map(each -> notifier.tell(each, attempt)).orElseGet(() -> new Told.Dropped(otherwise));
        var fields = new HashMap<>(Map.of(
                "request",
                request,
                "command",
                command.map(EndedCommand::command).orElse("-"),
                "outcome",
                LogValues.of(told),
                "detail",
                told.toString()));
        if (told instanceof Told.Answered answered) {
            fields.putAll(released(command.flatMap(EndedCommand::address), answered));
        }
        if (told instanceof Told.Failed failed) {
            failed.comment()
                    .ifPresent(comment -> fields.putAll(asked(command.flatMap(EndedCommand::address), comment)));
        }
        if (told instanceof Told.ByHand released) {
            fields.putAll(releasedByHand(command.orElseThrow(), released.servers()));
        }
        journal.write("outcome", fields, figures(told));
        return told;
    }

    /** Counts how it ended, whoever started it. */
    private Figures figures(Told told) {
        var ending = told instanceof Told.Answered answered
                ? Optional.of(answered.ending())
                : told instanceof Told.ByHand byHand
                        ? Optional.of(ReleaseOutcome.of(byHand.servers()))
                        : Optional.<ReleaseOutcome>empty();
        return ending.map(each -> new Figures(clock.instant(), Map.of(figure(each), 1L)))
                .orElse(Figures.NONE);
    }

    private static Figure figure(ReleaseOutcome ending) {
        return switch (ending) {
            case RELEASED -> Figure.RELEASED;
            case RELEASED_IN_PART -> Figure.RELEASED_IN_PART;
            case NOT_RELEASED -> Figure.NOT_RELEASED;
        };
    }

    /**
     * Tells who heard of which release, and how it ended where: in the words that the webhook's line has for its start.
     */
    private static Map<String, String> released(Optional<IpAddress> address, Told.Answered answered) {
        var fields = new HashMap<>(asked(address, answered.comment()));
        fields.putAll(Map.of(
                "servers",
                names(answered.servers().stream()),
                "freed",
                names(answered.servers().stream().filter(ServerReport::free)),
                "outcome",
                answered.ending().toString()));
        return fields;
    }

    /** Tells who waits for the end of which release: where it cannot be told, an operator tells it. */
    private static Map<String, String> asked(Optional<IpAddress> address, CommandComment comment) {
        return Map.of(
                "reference",
                Reference.of(comment.message()).text(),
                "room",
                Long.toString(comment.room()),
                "asker",
                Long.toString(comment.asker()),
                "message",
                comment.message(),
                "addresses",
                address.map(IpAddress::toString).orElse(""));
    }

    /** CloudTrail says whose hand it was: the command's id leads there. */
    private static Map<String, String> releasedByHand(EndedCommand command, List<ServerReport> servers) {
        return Map.of(
                "reference",
                command.command(),
                "asker",
                "by hand",
                "addresses",
                command.address().map(IpAddress::toString).orElse(""),
                "servers",
                names(servers.stream()),
                "freed",
                names(servers.stream().filter(ServerReport::free)),
                "outcome",
                ReleaseOutcome.of(servers).toString());
    }

    private static String names(Stream<ServerReport> servers) {
        return servers.map(ServerReport::server).distinct().collect(Collectors.joining(" "));
    }
}
