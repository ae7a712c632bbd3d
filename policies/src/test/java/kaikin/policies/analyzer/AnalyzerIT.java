package kaikin.policies.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.Structs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerGrpc.AnalyzerBlockingStub;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;

/** The executable that the engine starts, called as the engine calls it. */
class AnalyzerIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("kaikin.project", ".."), "policies/pack");
    private static final String COMPONENT = "urn:pulumi:account-a::kaikin::kaikin:hub:ChatworkSecrets::chatwork";
    private static final String PARAMETER =
            "urn:pulumi:account-a::kaikin::kaikin:hub:ChatworkSecrets$aws:ssm/parameter:Parameter::api-token";
    private static final String ROLE = "urn:pulumi:account-a::kaikin::aws:iam/role:Role::operator";

    @TempDir
    private Path project;

    private Process process;
    private BufferedReader printed;
    private ManagedChannel channel;
    private AnalyzerBlockingStub pack;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                project.resolve("Pulumi.account-a.yaml"), "config: {aws:allowedAccountIds: ['111111111111']}");
        process = new ProcessBuilder(LAUNCHER.toAbsolutePath().toString(), "127.0.0.1:1")
                .directory(project.toFile())
                .redirectError(project.resolve("stderr").toFile())
                .start();
        printed = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(printed.readLine()))
                .usePlaintext()
                .build();
        pack = AnalyzerGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void end() throws Exception {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        process.destroy();
        process.waitFor();
    }

    @Test
    void answersTheCallsThatComeFirst() {
        pack.handshake(AnalyzerHandshakeRequest.newBuilder()
                .setEngineAddress("127.0.0.1:1")
                .build());
        pack.configureStack(AnalyzerStackConfigureRequest.newBuilder()
                .setStack("account-a")
                .setDryRun(true)
                .build());

        assertThat(pack.getPluginInfo(Empty.getDefaultInstance()).getVersion()).isEqualTo("0.1.0");
        var info = pack.getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getName()).isEqualTo("kaikin");
        assertThat(info.getSupportsConfig()).isTrue();
        assertThat(info.getPoliciesList()).hasSizeGreaterThan(30).allSatisfy(policy -> {
            assertThat(policy.getName()).matches("[a-z-]+");
            assertThat(policy.getDescription()).isNotEmpty();
            assertThat(policy.getUrl()).startsWith("https://");
            assertThat(policy.getEnforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
            assertThat(policy.getSeverity()).isNotEqualTo(PolicySeverity.POLICY_SEVERITY_UNSPECIFIED);
            assertThat(policy.getPolicyType()).isNotEqualTo(PolicyType.POLICY_TYPE_UNKNOWN);
        });
        assertThat(pack.remediate(parameter("String")).getRemediationsList()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithOneResourceAndNeverASecret() {
        var answer = pack.analyze(parameter("String"));

        assertThat(answer.getDiagnosticsList()).hasSize(1);
        var found = answer.getDiagnostics(0);
        assertThat(found.getPolicyName()).isEqualTo("parameters-are-secret");
        assertThat(found.getUrn()).isEqualTo(PARAMETER);
        assertThat(found.getEnforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(found.getMessage()).startsWith("it is a String: make it a SecureString\n");
        assertThat(answer.toString()).doesNotContain("hush");
        assertThat(answer.getNotApplicableList())
                .extracting(each -> each.getPolicyName())
                .contains("document-is-private")
                .doesNotContain("parameters-are-secret");
    }

    @Test
    void cannotDecideAboutWhatIsUnknownAndStopsNothing() {
        assertThat(pack.analyze(parameter(Unknown.TEXT)).getDiagnosticsList())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getMessage()).isEqualTo("cannot decide: its «type» is not known yet");
                    assertThat(found.getEnforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
                });
    }

    @Test
    void appliesTheConfiguredLevels() {
        configure("parameters-are-secret", EnforcementLevel.ADVISORY);
        assertThat(levels(pack.analyze(parameter("String")).getDiagnosticsList()))
                .containsExactly(EnforcementLevel.ADVISORY);

        configure("parameters-are-secret", EnforcementLevel.DISABLED);
        assertThat(pack.analyze(parameter("String")).getDiagnosticsList()).isEmpty();

        configure("parameters-are-secret", EnforcementLevel.REMEDIATE);
        assertThat(levels(pack.analyze(parameter("String")).getDiagnosticsList()))
                .containsExactly(EnforcementLevel.MANDATORY);

        configure("all", EnforcementLevel.ADVISORY);
        assertThat(levels(pack.analyze(parameter("String")).getDiagnosticsList()))
                .containsExactly(EnforcementLevel.ADVISORY);
    }

    @Test
    void knowsTheAccountsOfStackFilesAndOfItsConfiguration() {
        assertThat(messages(pack.analyze(role("222222222222")).getDiagnosticsList()))
                .anyMatch(message -> message.contains("account 222222222222, which no stack file configures"));

        pack.configure(ConfigureAnalyzerRequest.newBuilder()
                .putPolicyConfig(
                        "no-foreign-principal",
                        PolicyConfig.newBuilder()
                                .setEnforcementLevel(EnforcementLevel.MANDATORY)
                                .setProperties(properties("{\"accounts\": [\"222222222222\"]}"))
                                .build())
                .build());

        assertThat(pack.analyze(role("222222222222")).getDiagnosticsList()).isEmpty();
    }

    @Test
    void honoursAnExemptionAndShowsItWithTheWholeStack() {
        assertThat(pack.analyze(component("2999-12-31")).getDiagnosticsList()).isEmpty();

        assertThat(pack.analyze(parameter("String")).getDiagnosticsList()).isEmpty();
        assertThat(decided(wholeStack())).singleElement().satisfies(found -> {
            assertThat(found.getPolicyName()).isEqualTo("parameters-are-secret");
            assertThat(found.getMessage()).startsWith("exempt until 2999-12-31: as it is");
            assertThat(found.getEnforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
        });
    }

    @Test
    void anExpiredExemptionIsAViolation() {
        assertThat(pack.analyze(component("2026-01-01")).getDiagnosticsList()).isEmpty();

        assertThat(levels(pack.analyze(parameter("String")).getDiagnosticsList()))
                .containsExactly(EnforcementLevel.MANDATORY);
        assertThat(decided(wholeStack())).singleElement().satisfies(found -> {
            assertThat(found.getPolicyName()).isEqualTo("exemptions-are-current");
            assertThat(found.getUrn()).isEqualTo(COMPONENT);
            assertThat(found.getEnforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        });
    }

    /** The engine says what is below what. */
    @Test
    void aRoleBesideItsFunctionIsFoundBesideIt() {
        var component = "urn:pulumi:account-a::kaikin::kaikin:hub:Bot::bot";
        var function = request(
                component.replace("::bot", "$aws:lambda/function:Function::bot"),
                "aws:lambda/function:Function",
                properties("{\"name\": \"bot\", \"role\": \"arn:aws:iam::111111111111:role/bot\"}"),
                true);
        var own = request(
                component.replace("::bot", "$aws:iam/role:Role::bot"),
                "aws:iam/role:Role",
                properties("{\"name\": \"bot\"}"),
                true);
        var other = request(ROLE, "aws:iam/role:Role", properties("{\"name\": \"operator\"}"), true);

        var found = pack.analyzeStack(AnalyzeStackRequest.newBuilder()
                        .addResources(
                                resource(request(component, "kaikin:hub:Bot", Struct.getDefaultInstance(), false)))
                        .addResources(resource(function)
                                .setProvider(function.getProvider())
                                .setParent(component))
                        .addResources(
                                resource(own).setProvider(own.getProvider()).setParent(component))
                        .addResources(resource(other).setProvider(other.getProvider()))
                        .build())
                .getDiagnosticsList();

        assertThat(found).extracting(AnalyzeDiagnostic::getPolicyName).doesNotContain("roles-have-one-user");
    }

    @Test
    void whatNeedsAllStacksCannotBeDecidedOfOne() {
        assertThat(wholeStack())
                .filteredOn(found -> found.getPolicyName().equals("access-is-intended"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getMessage())
                            .startsWith("cannot decide: the account of stack account-a is not known yet");
                    assertThat(found.getEnforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
                });
    }

    @Test
    void endsWhenTheEngineSaysSoAndHasPrintedNothingElse() throws Exception {
        pack.cancel(Empty.getDefaultInstance());

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.readLine()).isNull();
        assertThat(project.resolve("stderr")).isEmptyFile();
    }

    @Test
    void saysWhatToDoWhereItIsNotBuilt() throws Exception {
        var directory = Files.createDirectories(project.resolve("policies"));
        var launcher =
                Files.copy(LAUNCHER, directory.resolve("pack"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        var started = new ProcessBuilder(launcher.toString(), "127.0.0.1:1")
                .redirectErrorStream(true)
                .start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(started.waitFor()).isEqualTo(3);
        assertThat(said).contains("is not built: run ./mvnw -q package");
    }

    private static List<AnalyzeDiagnostic> decided(List<AnalyzeDiagnostic> found) {
        return found.stream()
                .filter(each -> !each.getPolicyName().equals("access-is-intended"))
                .toList();
    }

    private List<AnalyzeDiagnostic> wholeStack() {
        var request = parameter("String");
        return pack.analyzeStack(AnalyzeStackRequest.newBuilder()
                        .addResources(resource(request).setProvider(request.getProvider()))
                        .addResources(resource(component("")).setProperties(Struct.getDefaultInstance()))
                        .build())
                .getDiagnosticsList();
    }

    private static AnalyzerResource.Builder resource(AnalyzeRequest request) {
        return AnalyzerResource.newBuilder()
                .setUrn(request.getUrn())
                .setType(request.getType())
                .setName(request.getName())
                .setProperties(request.getProperties());
    }

    private void configure(String rule, EnforcementLevel level) {
        pack.configure(ConfigureAnalyzerRequest.newBuilder()
                .putAllPolicyConfig(Map.of(
                        rule,
                        PolicyConfig.newBuilder().setEnforcementLevel(level).build()))
                .build());
    }

    /** With its value as the engine shows it: marked, and in clear text. */
    private static AnalyzeRequest parameter(String type) {
        var secret = Struct.newBuilder()
                .putFields("4dabf18193072939515e22adb298388d", text("1b47061264138c4ac30d75fd1eb44270"))
                .putFields("value", text("hush"));
        var properties = Struct.newBuilder()
                .putFields("type", text(type))
                .putFields("value", Value.newBuilder().setStructValue(secret).build());
        return request(PARAMETER, "aws:ssm/parameter:Parameter", properties.build(), true);
    }

    private static AnalyzeRequest component(String until) {
        return request(
                COMPONENT,
                "kaikin:hub:ChatworkSecrets",
                properties("{\"exemptions\": [{\"rule\": \"parameters-are-secret\", \"resource\": \"api-token\","
                        + " \"subject\": \"type\","
                        + " \"reason\": \"as it is\", \"until\": \"" + until + "\"}]}"),
                false);
    }

    private static AnalyzeRequest role(String account) {
        var trust = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"AWS\":\"arn:aws:iam::" + account + ":role/r\"}}}";
        var properties =
                Struct.newBuilder().putFields("assumeRolePolicy", text(trust)).build();
        return request(ROLE, "aws:iam/role:Role", properties, true);
    }

    private static AnalyzeRequest request(String urn, String type, Struct properties, boolean custom) {
        var request = AnalyzeRequest.newBuilder().setUrn(urn).setType(type).setProperties(properties);
        return custom
                ? request.setProvider(AnalyzerProviderResource.getDefaultInstance())
                        .build()
                : request.build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Struct properties(String json) {
        try {
            return Structs.struct((ObjectNode) JsonMapper.builder().build().readTree(json));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<EnforcementLevel> levels(List<AnalyzeDiagnostic> found) {
        return found.stream().map(AnalyzeDiagnostic::getEnforcementLevel).toList();
    }

    private static List<String> messages(List<AnalyzeDiagnostic> found) {
        return found.stream().map(AnalyzeDiagnostic::getMessage).toList();
    }
}
