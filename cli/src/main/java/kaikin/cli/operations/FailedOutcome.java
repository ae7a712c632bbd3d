package kaikin.cli.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.ReleaseDocument;
import software.amazon.awssdk.services.sqs.model.Message;

/** A message of the queue of what nobody could be told, as the check that has it told. */
final class FailedOutcome {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ATTEMPT = Pattern.compile("[0-9a-zA-Z-]{1,64}");

    private FailedOutcome() {}

    /**
     * The check; empty where the message is none of ours. It is a check that failed too often, or what Lambda keeps of an
     * event that it gave up, or an event that EventBridge could not deliver. Whoever tried before may have claimed the
     * outcome and failed then: so the check goes on with that try.
     */
    static Optional<OutcomeCheck> check(Message message) {
        var check = OutcomeCheck.parse(message.body());
        if (check.isPresent()) {
            return check.map(each -> each.attempt().isPresent() ? each : check(each, message.messageId()));
        }
        try {
            var json = JSON.readTree(message.body());
            return json.has("requestPayload")
                    ? ended(json.path("requestPayload"))
                            .map(each -> check(
                                    each, json.at("/requestContext/requestId").asText()))
                    : ended(json);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OutcomeCheck check(OutcomeCheck check, String attempt) {
        return ATTEMPT.matcher(attempt).matches()
                ? new OutcomeCheck(check.account(), check.command(), check.address(), Optional.of(attempt))
                : check;
    }

    private static Optional<OutcomeCheck> ended(JsonNode event) {
        var given = event.at("/detail/parameters/" + ReleaseDocument.ADDRESS);
        return IpAddress.parse(given.isArray() ? given.path(0).asText() : given.asText())
                .map(address -> new OutcomeCheck(
                        new AccountId(event.path("account").asText()),
                        event.at("/detail/command-id").asText(),
                        address.toString()))
                // Nothing goes into the queue that would not be read there.
                .flatMap(each -> OutcomeCheck.parse(each.toString()));
    }
}
