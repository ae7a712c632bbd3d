package kaikin.stacks.plan;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.Recorder;
import kaikin.policies.plan.StackFile;

/** Plans of the built program: the example stacks as they are, and each with every option used. */
public final class ExamplePlans {
    static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));
    /** What a fork configures is none of the tests' business. */
    public static final Path STACK_FILES = PROJECT.resolve("stacks/example");

    private static final Map<String, String> TOKENS =
            Map.of("kaikin:webhookToken", "cGxhY2Vob2xkZXI=", "kaikin:apiToken", "[secret]");
    private static final Map<String, String> OPTIONS = Map.of(
            "kaikin:alarmAddress", "ops@example.com",
            "kaikin:serverTagKey", "guard",
            "kaikin:serverTagValue", "sshguard",
            "kaikin:serverRole", "team/existing-web-server");
    private static final Map<String, String> HUB_OPTIONS = Map.of(
            "kaikin:architecture", "x86_64",
            "kaikin:logRetentionDays", "30",
            "kaikin:reservedConcurrency", "5",
            "kaikin:fleets", "[\"111111111111/team/existing-web-server\", \"222222222222/team/existing-web-server\"]");

    private static final Map<String, String> THIRD_ACCOUNT = Map.of(
            "aws:allowedAccountIds", "[\"333333333333\"]",
            "kaikin:account", "333333333333");

    private static final List<Plan> ALL = record();
    private static final ConcurrentMap<Integer, Plan> HUBS = new ConcurrentHashMap<>();

    private ExamplePlans() {}

    /** The two as they are, then the two with options. */
    public static List<Plan> all() {
        return ALL;
    }

    /** Every resource of a type, in all plans. */
    static Stream<PlannedResource> ofType(String type) {
        return ALL.stream().flatMap(plan -> plan.ofType(type));
    }

    /** A stack as its example is. */
    public static Plan plain(String stack) {
        return ALL.stream()
                .filter(plan -> plan.stack().equals(stack))
                .findFirst()
                .orElseThrow();
    }

    /** A stack with every option used. */
    public static Plan withOptions(String stack) {
        return ALL.stream()
                .filter(plan -> plan.stack().equals(stack))
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    /** The hub with a third fleet, and the stack of that one's account. */
    static List<Plan> withAThirdAccount() {
        return ThirdAccount.PLANS;
    }

    /** The hub with so many fleets, its own among them. */
    static Plan hubOf(int fleets) {
        return HUBS.computeIfAbsent(
                fleets,
                count -> record(
                        "account-a",
                        Map.of(
                                "kaikin:fleets",
                                LongStream.range(0, count)
                                        .mapToObj(i -> "\"" + (i == 0 ? 111_111_111_111L : 222_222_222_221L + i) + "\"")
                                        .collect(joining(", ", "[", "]")))));
    }

    /** Recorded when somebody asks for them. */
    private static final class ThirdAccount {
        private static final List<Plan> PLANS = List.of(
                record("account-a", Map.of("kaikin:fleets", "[\"111111111111\", \"222222222222\", \"333333333333\"]")),
                record("account-b", THIRD_ACCOUNT));
    }

    private static List<Plan> record() {
        return List.of(
                record("account-a", Map.of()),
                record("account-b", Map.of()),
                record("account-a", with(OPTIONS, HUB_OPTIONS)),
                record("account-b", OPTIONS));
    }

    /** A resource with other inputs. */
    static PlannedResource with(PlannedResource resource, ObjectNode inputs) {
        return new PlannedResource(
                resource.urn(),
                resource.custom(),
                resource.id(),
                inputs,
                resource.outputs(),
                resource.parent(),
                resource.dependencies(),
                resource.propertyDependencies());
    }

    static Plan record(String stack, Map<String, String> options) {
        try {
            var file = StackFile.read(STACK_FILES, stack, stack.equals("account-a") ? TOKENS : Map.of());
            return new Recorder(PROJECT, PROJECT.resolve("stacks/target/stacks.jar"))
                    .record(new StackFile(
                            file.project(), stack, with(file.values(), options), new TreeSet<>(file.secretKeys())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> values, Map<String, String> others) {
        var all = new TreeMap<>(values);
        all.putAll(others);
        return all;
    }
}
