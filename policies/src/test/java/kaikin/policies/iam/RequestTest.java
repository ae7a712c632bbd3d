package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.OPERATOR;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, callers and context keys. */
class RequestTest {
    private static final AccessRequest READ = request(OPERATOR, "s3:GetObject", "arn:aws:s3:::lists/a", FLEET);

    @Test
    void aSessionBringsItsKeys() {
        var session = new Caller.RoleSession(FLEET, "ops/kaikin-operator", "s", Optional.of("chatwork-42"));

        assertThat(session.context().values("AWS:principalARN"))
                .containsExactly("arn:aws:iam::222222222222:role/ops/kaikin-operator");
        assertThat(session.context().values("aws:PrincipalAccount")).containsExactly(FLEET);
        assertThat(session.context().values("aws:PrincipalType")).containsExactly("AssumedRole");
        assertThat(session.context().values("aws:SourceIdentity")).containsExactly("chatwork-42");
        assertThat(session.context().values("aws:PrincipalIsAWSService")).containsExactly("false");
        assertThat(session).hasToString("arn:aws:sts::222222222222:assumed-role/kaikin-operator/s");
    }

    @Test
    void aServiceAndAnAnonymousCallerBringTheirs() {
        var service = new Caller.ServicePrincipal("events.amazonaws.com").context();
        var anonymous = new Caller.Anonymous().context();

        assertThat(service.values("aws:PrincipalServiceName")).containsExactly("events.amazonaws.com");
        assertThat(service.values("aws:PrincipalIsAWSService")).containsExactly("true");
        assertThat(service.values("aws:PrincipalArn")).isEmpty();
        assertThat(anonymous.values("aws:PrincipalAccount")).containsExactly("anonymous");
        assertThat(anonymous.values("aws:PrincipalArn")).isEmpty();
    }

    @Test
    void theResourcesAccountIsAKey() {
        assertThat(READ.fullContext().values("aws:ResourceAccount")).containsExactly(FLEET);
    }

    @Test
    void aContextMayNotContradictTheCaller() {
        assertThatThrownBy(() -> with(READ, "aws:PrincipalAccount", "111111111111"))
                .hasMessage("aws:PrincipalAccount is [222222222222] by the caller and the resource, but"
                        + " [111111111111] by the context: leave it out of the context");
    }

    @Test
    void aContextMayNotSayWhoTheCallerIs() {
        var anonymous = request(new Caller.Anonymous(), "s3:GetObject", "arn:aws:s3:::lists/a", FLEET);

        assertThatThrownBy(() -> with(anonymous, "aws:principalarn", "arn:aws:iam::222222222222:role/a"))
                .hasMessage("aws:principalarn follows from the caller, and an anonymous caller has none: leave it out"
                        + " of the context");
        assertThatThrownBy(() -> with(READ, "aws:SourceIdentity", "chatwork-42"))
                .hasMessageContaining("aws:SourceIdentity follows from the caller");
    }

    @Test
    void aContextRefusesUnknownKeysAndSecondValues() {
        assertThatThrownBy(() -> RequestContext.EMPTY.with("aws:SorceArn", "a"))
                .hasMessageContaining("«aws:SorceArn» is not known");
        assertThatThrownBy(() -> RequestContext.EMPTY.with("aws:SourceArn", "a", "b"))
                .hasMessage("aws:SourceArn holds one value at most, not [a, b]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "s3:*", "GetObject"})
    void asksForOneAction(String action) {
        assertThatThrownBy(() -> request(OPERATOR, action, "*", FLEET)).hasMessageContaining("must be one action");
    }

    @Test
    void asksForAResourceOfItsAccount() {
        assertThatThrownBy(() -> request(OPERATOR, "sns:Publish", "arn:aws:sns:r:111111111111:t", FLEET))
                .hasMessage("arn:aws:sns:r:111111111111:t is not of account 222222222222");
        assertThatThrownBy(() -> request(OPERATOR, "sns:Publish", "topic", FLEET))
                .hasMessage("«topic» is not an ARN: arn:partition:service:region:account:resource");
    }

    @Test
    void anArnKeepsItsParts() {
        var text = "arn:aws:logs:ap-northeast-1:222222222222:log-group:a:*";

        assertThat(Arn.parse(text).resource()).isEqualTo("log-group:a:*");
        assertThat(Arn.parse(text)).hasToString(text);
    }
}
