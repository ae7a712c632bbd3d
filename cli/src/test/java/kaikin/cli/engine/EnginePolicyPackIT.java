package kaikin.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import kaikin.policies.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy pack on the real engine, as docs/policies.md says it. */
class EnginePolicyPackIT {
    private static final String HUB = "account-a";
    private static final String FLEET = "account-b";
    private static final String PACK = EngineBench.PROJECT
            .toAbsolutePath()
            .normalize()
            .resolve("policies/pack")
            .toString();

    @Test
    void theProgramPassesItsOwnPack() throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(HUB);

            var preview = preview(bench, HUB).fine().output();

            assertThat(preview)
                    .contains("kaikin@v0.1.0", "routes-are-authorised  (aws:apigatewayv2:Route: kaikin-chatwork)")
                    .contains("exempt until", "cannot decide: whether arn:aws:iam::222222222222:role/kaikin-operator")
                    .doesNotContain("[mandatory]", "warning", EngineBench.WEBHOOK_TOKEN, EngineBench.API_TOKEN);
        }
    }

    /** As with the real provider, AWS has given no ARN yet. */
    @ParameterizedTest
    @ValueSource(strings = {HUB, FLEET})
    void aFirstPreviewSaysWhatIsNotKnownYetAndALaterOneKnowsIt(String stack) throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(stack);

            assertThat(preview(bench, stack).fine().output())
                    .contains("access-is-intended", "is not known yet: AWS says it")
                    .doesNotContain("[mandatory]", Unknown.TEXT);

            bench.up(stack).fine();

            assertThat(preview(bench, stack).fine().output())
                    .contains("the table of intended access is about hub and fleets together")
                    .doesNotContain("[mandatory]", "not known yet", Unknown.TEXT);
        }
    }

    @Test
    void aForeignAccountStopsThePreviewUnlessTheUserSaysOtherwise() throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(FLEET);
            bench.edit(FLEET, file -> file.replaceFirst("(kaikin:hub: \"?)111111111111", "$1999999999999"));

            var refused = preview(bench, FLEET);
            assertThat(refused.status()).isNotZero();
            assertThat(refused.output())
                    .contains("[mandatory] [severity: critical]  no-foreign-principal  (aws:iam:Role: kaikin-operator)")
                    .contains("account 999999999999, which no stack file configures");

            assertThat(configured(
                            bench, "{\"no-foreign-principal\": \"advisory\", \"no-foreign-resource\": \"advisory\"}"))
                    .contains("[advisory] [severity: critical]  no-foreign-principal");
            assertThat(configured(bench, "{\"all\": \"advisory\"}"))
                    .contains("[advisory] [severity: critical]  no-foreign-principal");
            assertThat(configured(
                            bench, "{\"no-foreign-principal\": \"disabled\", \"no-foreign-resource\": \"disabled\"}"))
                    .contains("kaikin@v0.1.0")
                    .doesNotContain("no-foreign-principal");
            assertThat(configured(
                            bench,
                            "{\"no-foreign-principal\": {\"enforcementLevel\": \"mandatory\","
                                    + " \"accounts\": [\"999999999999\"]}}"))
                    .contains("kaikin@v0.1.0")
                    .doesNotContain("no-foreign-principal");
        }
    }

    @Test
    void readsWhatIsDeployed() throws Exception {
        try (var bench = EngineBench.open()) {
            bench.init(FLEET);
            bench.up(FLEET).fine();
            var state = bench.export(FLEET);

            assertThat(analyze(bench, state.toString()).fine().output()).contains("exempt until");

            Files.writeString(state, Files.readString(state).replace("ArnEquals", "ArnLike"));
            var refused = analyze(bench, state.toString());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output()).contains("root-principal-names-one-role", "kaikin-operator");
        }
    }

    private static String configured(EngineBench bench, String configuration) throws IOException, InterruptedException {
        var file = Files.writeString(bench.workbench().directory().resolve("policies.json"), configuration);
        return preview(bench, FLEET, "--policy-pack-config", file.toString())
                .fine()
                .output();
    }

    private static EngineBench.Ended preview(EngineBench bench, String stack, String... words)
            throws IOException, InterruptedException {
        return bench.pulumi(Stream.concat(Stream.of("preview", "-s", stack, "--policy-pack", PACK), Stream.of(words))
                .toArray(String[]::new));
    }

    private static EngineBench.Ended analyze(EngineBench bench, String state) throws IOException, InterruptedException {
        return bench.pulumi("policy", "analyze", "--file", state, "--policy-pack", PACK);
    }
}
