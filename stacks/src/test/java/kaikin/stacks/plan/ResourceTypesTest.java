package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.ResourceTypes;
import kaikin.policies.access.ResourceTypes.CheckedInput;
import kaikin.policies.access.ResourceTypes.Entry;
import kaikin.policies.access.ResourceTypes.PolicyInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of types of resources, held against Pulumi's SDK, which is made from the real schema. */
class ResourceTypesTest {
    /** Inputs that grant something, by their names. */
    private static final String GRANTING =
            "policy|policyDocument|assumeRolePolicy|permissionsBoundary|acl|accessControlPolicy|grants|targetGrants"
                    + "|ingress|users|groups|role|.*[rR]oleArn|.*[cC]redentialsArn|.*[pP]ublicIp.*(Launch|Address)";

    /** Those that grant nothing, and those that say which role something is put on. */
    private static final Set<String> OTHERS = Set.of(
            "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy policyDocument",
            "aws:cloudwatch/logIndexPolicy:LogIndexPolicy policyDocument",
            "aws:sns/dataProtectionPolicy:DataProtectionPolicy policy",
            "aws:iam/rolePolicy:RolePolicy role",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment role");

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsCalledAsTheSdkCallsIt(String type) {
        var annotation = Objects.requireNonNull(sdk(type, "").getAnnotation(ResourceType.class));

        assertThat(annotation.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsLookedAtIsAnInput(String type) {
        assertThat(inputs(type)).containsAll(looked(entry(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyInputThatGrantsSomethingIsLookedAt(String type) {
        var entry = entry(type);
        var granting = inputs(type).stream()
                .filter(input -> input.matches(GRANTING))
                .filter(input -> !OTHERS.contains(type + " " + input))
                .toList();

        if (entry.refused().isEmpty()) {
            assertThat(looked(entry)).containsAll(granting);
        }
    }

    static Collection<String> types() {
        return ResourceTypes.names();
    }

    private static Entry entry(String type) {
        return ResourceTypes.of(type).orElseThrow();
    }

    private static Set<String> looked(Entry entry) {
        return Stream.of(
                        entry.policies().stream().map(PolicyInput::input),
                        entry.roles().stream().map(pointer -> pointer.split("/", -1)[1]),
                        entry.open().stream().map(CheckedInput::input),
                        entry.unread().stream().map(CheckedInput::input))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inputs(String type) {
        return Arrays.stream(sdk(type, "Args").getDeclaredFields())
                .map(field -> field.getAnnotation(Import.class))
                .filter(Objects::nonNull)
                .map(Import::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code aws:iam/role:Role} is {@code com.pulumi.aws.iam.Role}. */
    private static Class<?> sdk(String type, String suffix) {
        var module = type.substring(type.indexOf(':') + 1, type.indexOf('/'));
        try {
            return Class.forName("com.pulumi.aws." + module + "." + type.substring(type.lastIndexOf(':') + 1) + suffix);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
