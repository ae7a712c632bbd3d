package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.Outputs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the stand-in knows of the provider's types, held against Pulumi's SDK, which is made from the real schema. */
class ProviderTypesTest {
    private static final JsonNode TYPES = read();
    private static final Set<Class<?>> SCALARS = Set.of(String.class, Boolean.class, Integer.class, Double.class);

    /** The program gives them, though the provider would invent them. */
    private static final Set<String> GIVEN = Set.of("name", "bucket", "targetId", "value", "statementId");

    /** Called policies, and no policies of IAM. */
    private static final Set<String> OTHER_POLICIES = Set.of(
            "archivePolicy", "deliveryPolicy", "filterPolicy", "redriveAllowPolicy", "redrivePolicy", "replayPolicy");

    /**
     * An output of the SDK.
     *
     * @param always whether the SDK promises that it is there: computed, or required as an input
     */
    private record Property(Class<?> kind, boolean always, boolean required) {
        boolean isScalar() {
            return SCALARS.contains(kind) || kind.getSimpleName().equals("Archive");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesWhatTheSdkNames(String type) {
        var properties = properties(type);
        var named = Stream.of("defaults", "computed", "empty", "policies")
                .flatMap(part -> names(TYPES.path(type).path(part)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(properties).isNotEmpty();
        assertThat(properties.keySet()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAValueForEveryOutputThatTheSdkPromises(String type) {
        var promised = properties(type).entrySet().stream()
                .filter(property ->
                        property.getValue().always() && !property.getValue().required())
                .map(Map.Entry::getKey)
                .filter(name -> !GIVEN.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        var known = names(TYPES.path(type).path("computed")).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(outputs(type));
        names(TYPES.path(type).path("empty")).forEach(known::add);

        assertThat(known).containsAll(promised);
    }

    @ParameterizedTest
    @MethodSource("types")
    void answersNullForEveryListMapAndBlockThatMayBeEmpty(String type) {
        var mayBeEmpty = properties(type).entrySet().stream()
                .filter(property ->
                        !property.getValue().isScalar() && !property.getValue().always())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (properties(type).containsKey("tagsAll")) {
            mayBeEmpty.add("tagsAll");
        }

        assertThat(names(TYPES.path(type).path("empty"))).containsExactlyElementsOf(mayBeEmpty);
    }

    @ParameterizedTest
    @MethodSource("types")
    void answersEveryOutputInItsKind(String type) {
        Stream.of("defaults", "computed")
                .flatMap(part -> TYPES.path(type).path(part).properties().stream())
                .forEach(value -> assertThat(kinds(properties(type).get(value.getKey())))
                        .as(value.getKey())
                        .contains(value.getValue().getNodeType().name()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void looksAtEveryPolicy(String type) {
        var policies = properties(type).entrySet().stream()
                .filter(property -> property.getValue().kind().equals(String.class))
                .map(Map.Entry::getKey)
                .filter(name -> name.matches(".*[pP]olicy") && !OTHER_POLICIES.contains(name))
                .toList();

        assertThat(names(TYPES.path(type).path("policies"))).containsExactlyElementsOf(policies);
    }

    static List<String> types() {
        return names(TYPES).toList();
    }

    private static Set<String> outputs(String type) {
        var inputs = JsonNodeFactory.instance.objectNode();
        properties(type).forEach((name, property) -> inputs.put(name, "x"));
        var urn = new Urn("urn:pulumi:account-a::kaikin::" + type + "::x");
        return new Outputs("111111111111", "ap-northeast-1")
                .of(urn, inputs)
                .outputs()
                .keySet();
    }

    private static List<String> kinds(@org.jspecify.annotations.Nullable Property property) {
        if (property == null) {
            return List.of();
        }
        if (property.kind().equals(String.class)) {
            return List.of("STRING");
        }
        if (property.kind().equals(Boolean.class)) {
            return List.of("BOOLEAN");
        }
        if (Number.class.isAssignableFrom(property.kind())) {
            return List.of("NUMBER");
        }
        return property.kind().equals(List.class) ? List.of("ARRAY", "NULL") : List.of("OBJECT", "NULL");
    }

    /** By the names that an exported state has. */
    private static Map<String, Property> properties(String type) {
        var properties = new TreeMap<String, Property>();
        var resource = sdk(type, "");
        var required = required(sdk(type, "Args"));
        for (var field : resource.getDeclaredFields()) {
            Optional.ofNullable(field.getAnnotation(Export.class))
                    .ifPresent(export -> properties.put(
                            export.name(),
                            new Property(
                                    export.refs()[0],
                                    isAlwaysThere(resource, field.getName()),
                                    required.contains(export.name()))));
        }
        return properties;
    }

    private static Set<String> required(Class<?> arguments) {
        return Arrays.stream(arguments.getDeclaredFields())
                .map(field -> field.getAnnotation(Import.class))
                .filter(each -> each != null && each.required())
                .map(Import::name)
                .collect(Collectors.toSet());
    }

    private static boolean isAlwaysThere(Class<?> resource, String accessor) {
        try {
            return !resource.getMethod(accessor)
                    .getGenericReturnType()
                    .getTypeName()
                    .contains("java.util.Optional");
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
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

    /** Of an object its fields, of a list its texts. */
    private static Stream<String> names(JsonNode node) {
        return node.isObject()
                ? node.properties().stream().map(Map.Entry::getKey)
                : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText);
    }

    private static JsonNode read() {
        try (var in = Outputs.class.getResourceAsStream("/kaikin/policies/provider/types.json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
