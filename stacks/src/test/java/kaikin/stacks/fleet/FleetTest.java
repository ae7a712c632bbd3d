package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Optional;
import kaikin.contract.ServerTag;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import kaikin.stacks.config.FleetSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole fleet, and what its components register. */
@TestInstance(Lifecycle.PER_CLASS)
class FleetTest {
    private static final String POLICY = "policy";
    private static final String TRUST = "assumeRolePolicy";
    private final RegisteredResources resources = fleet(Optional.empty());

    private static RegisteredResources fleet(Optional<String> serverRole) {
        return RegisteredResources.by(() -> new Fleet(
                new Fleet.Args(
                        ExampleSettings.FLEET,
                        new FleetSettings(ServerTag.DEFAULT, serverRole),
                        Optional.empty(),
                        Optional.empty()),
                ComponentResourceOptions.Empty));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kaikin:fleet:ServerRole",
                "kaikin:fleet:UnbanOperatorRole",
                "kaikin:fleet:InvocationReaderRole",
                "kaikin:fleet:ReleaseEventForwarding",
                "kaikin:fleet:BanListUploadSchedule",
                "kaikin:watch:CommandAlarms"
            })
    void hasEachPartOnceBelowItself(String type) {
        assertThat(resources.only(type).urn()).contains("kaikin:fleet:Fleet$" + type + "::");
    }

    @Test
    void givesServersARoleWithAnInstanceProfileWhereTheyHaveNone() {
        var trust = resources.named("aws:iam/role:Role", "kaikin-server").statement(TRUST, "Ec2Instances");

        assertThat(trust.path("Principal").toString()).isEqualTo("{\"Service\":\"ec2.amazonaws.com\"}");
        assertThat(resources.only("aws:iam/instanceProfile:InstanceProfile").input("role"))
                .isEqualTo("kaikin-server");
        assertServerMay(resources, "kaikin-server");
    }

    @Test
    void addsOnePolicyToTheRoleThatServersHad() {
        var adopted = fleet(Optional.of("team/web"));

        assertThat(adopted.only("kaikin:fleet:AdoptedServerRole").inputs()).containsKey("exemptions");
        assertThat(adopted.ofType("aws:iam/instanceProfile:InstanceProfile")).isEmpty();
        assertThat(adopted.names("aws:iam/role:Role")).doesNotContain("kaikin-server");
        assertServerMay(adopted, "web");
    }

    /** A server is managed and becomes its fleet's writer; it never reads a token. */
    private static void assertServerMay(RegisteredResources resources, String role) {
        var policy = resources.named("aws:iam/rolePolicy:RolePolicy", "kaikin-server");

        assertThat(policy.input("role")).isEqualTo(role);
        assertThat(policy.json(POLICY).path("Statement")).hasSize(3);
        assertThat(policy.statement(POLICY, "BecomeWriter").path("Resource").asText())
                .isEqualTo("arn:aws:iam::111111111111:role/kaikin-writer-222222222222");
        assertThat(policy.statement(POLICY, "NeverReadTheBotsTokens")
                        .path("Effect")
                        .asText())
                .isEqualTo("Deny");
        assertThat(policy.statement(POLICY, "BeManaged").path("Action")).hasSize(5);
    }

    @Test
    void letsTheHubsFunctionReleaseOnTaggedServersInSomebodysName() {
        var trust = resources.named("aws:iam/role:Role", "kaikin-operator").statement(TRUST, "HubFunction");
        var policy = resources.named("aws:iam/rolePolicy:RolePolicy", "kaikin-operator");

        assertThat(trust.at("/Condition/ArnEquals/aws:PrincipalArn").asText())
                .isEqualTo("arn:aws:iam::111111111111:role/kaikin-webhook");
        assertThat(trust.at("/Condition/StringLike/sts:SourceIdentity").asText())
                .isNotBlank();
        assertThat(policy.json(POLICY).path("Statement")).hasSize(2);
        assertThat(policy.statement(POLICY, "SendThisDocument").path("Resource").asText())
                .isEqualTo("arn:aws:ssm:ap-northeast-1:222222222222:document/kaikin-release");
        assertThat(policy.statement(POLICY, "SendToTaggedServers")
                        .at("/Condition/StringEquals/ssm:resourceTag~1bot")
                        .asText())
                .isEqualTo("release-sshguard");
    }

    @Test
    void letsTheHubsOtherFunctionReadHowCommandsEndedAndStartNone() {
        var trust = resources.named("aws:iam/role:Role", "kaikin-reader").statement(TRUST, "HubFunction");
        var policy = resources.named("aws:iam/rolePolicy:RolePolicy", "kaikin-reader");

        assertThat(trust.at("/Condition/ArnEquals/aws:PrincipalArn").asText())
                .isEqualTo("arn:aws:iam::111111111111:role/kaikin-outcome");
        assertThat(policy.json(POLICY).path("Statement")).hasSize(1);
        assertThat(policy.statement(POLICY, "ReadHowCommandsEnded").path("Action"))
                .extracting(action -> action.asText())
                .containsExactly("ssm:GetCommandInvocation", "ssm:ListCommandInvocations");
        assertThat((List<?>) resources.only("kaikin:fleet:InvocationReaderRole").input("exemptions"))
                .hasSize(2);
    }

    @Test
    void tellsTheHubHowReleasesEnded() {
        var rule = resources.only("aws:cloudwatch/eventRule:EventRule");
        var target = resources.only("aws:cloudwatch/eventTarget:EventTarget");
        var role = resources.named("aws:iam/rolePolicy:RolePolicy", "kaikin-forwarder");

        assertThat(rule.json("eventPattern").at("/detail/document-name/0").asText())
                .isEqualTo("kaikin-release");
        assertThat(target.input("arn")).isEqualTo("arn:aws:events:ap-northeast-1:111111111111:event-bus/kaikin");
        assertThat(target.input("roleArn")).isEqualTo("arn:aws:iam::222222222222:role/kaikin-forwarder");
        assertThat(String.valueOf(target.input("deadLetterConfig"))).contains(":kaikin-unforwarded-events");
        assertThat(role.urn()).contains("kaikin:fleet:ReleaseEventForwarding$kaikin:fleet:ForwarderRole$");
        assertThat(role.statement(POLICY, "PutEventsOnTheHubsBus")
                        .path("Resource")
                        .asText())
                .isEqualTo("arn:aws:events:ap-northeast-1:111111111111:event-bus/kaikin");
        assertThat(resources.only("aws:sqs/queue:Queue").urn())
                .contains("kaikin:fleet:ReleaseEventForwarding$kaikin:fleet:UnforwardedEvents$");
    }

    @Test
    void hasEveryTaggedServerUploadItsListOnceAMinute() {
        var schedule = resources.only("aws:scheduler/schedule:Schedule");

        assertThat(schedule.input("scheduleExpression")).isEqualTo("rate(1 minute)");
        assertThat(schedule.input("groupName")).isEqualTo("kaikin-upload-ban-list");
        assertThat(String.valueOf(schedule.input("target")))
                .contains(
                        "arn:aws:scheduler:::aws-sdk:ssm:sendCommand",
                        "arn:aws:iam::222222222222:role/kaikin-schedule",
                        "{\"DocumentName\":\"kaikin-upload-ban-list\",\"MaxConcurrency\":\"100%\","
                                + "\"MaxErrors\":\"100%\",\"Targets\":[{\"Key\":\"tag:bot\","
                                + "\"Values\":[\"release-sshguard\"]}],\"TimeoutSeconds\":60}");
        assertThat(resources
                        .named("aws:iam/role:Role", "kaikin-schedule")
                        .statement(TRUST, "MinuteSchedule")
                        .at("/Condition/ArnEquals/aws:SourceArn")
                        .asText())
                .isEqualTo("arn:aws:scheduler:ap-northeast-1:222222222222:schedule-group/kaikin-upload-ban-list");
    }

    @ParameterizedTest
    @CsvSource({"kaikin-release, 2", "kaikin-upload-ban-list, 0"})
    void hasADocumentForEachScript(String name, int parameters) {
        var document = resources.named("aws:ssm/document:Document", name);

        assertThat(document.urn()).contains("kaikin:fleet:ServerDocument$");
        assertThat(document.inputs())
                .containsEntry("documentType", "Command")
                .containsEntry("documentFormat", "JSON")
                .containsEntry("targetType", "/AWS::EC2::Instance");
        assertThat(document.json("content").path("parameters")).hasSize(parameters);
        // What has no parameters has nothing to paste, and needs no exemption.
        assertThat(resources.named("kaikin:fleet:ServerDocument", name).inputs().containsKey("exemptions"))
                .isEqualTo(parameters > 0);
    }
}
