package kaikin.aws;

import java.time.Duration;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Limits;
import kaikin.aws.api.Sqs;
import kaikin.contract.AccountId;
import kaikin.contract.OutcomeCheck;
import kaikin.unban.OutcomeChecks;

/** Checks as messages of the hub's queue, which itself delays each of them. */
public final class SqsOutcomeChecks implements OutcomeChecks {
    /** Somebody waits for the answer; without a check an event tells them all the same, as a rule. */
    private static final Limits SOON = Limits.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Sqs sqs;
    private final AccountId hub;

    public SqsOutcomeChecks(AwsClients clients, AccountId hub) {
        sqs = clients.sqs();
        this.hub = hub;
    }

    @Override
    public void schedule(OutcomeCheck check) throws NotScheduledException {
        try {
            sqs.send(hub.value(), OutcomeCheck.QUEUE, check.toString(), SOON);
        } catch (AwsException e) {
            throw new NotScheduledException("cannot schedule a check of " + check.command() + ": " + e.getMessage(), e);
        }
    }
}
