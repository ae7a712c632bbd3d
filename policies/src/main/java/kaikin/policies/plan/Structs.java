package kaikin.policies.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Map;
import java.util.TreeMap;
import kaikin.policies.model.Secret;

/** The engine protocol's values as JSON, and back. */
public final class Structs {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Structs() {}

    /** A struct with its secrets marked as an exported state marks them, its fields by name. */
    public static ObjectNode json(Struct struct) {
        var object = NODES.objectNode();
        new TreeMap<>(struct.getFieldsMap()).forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    /** Both objects' fields, by name. */
    public static ObjectNode both(ObjectNode inputs, Map<String, Object> computed) {
        var all = new TreeMap<String, JsonNode>();
        inputs.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        computed.forEach((name, value) -> all.put(
                name, value instanceof Integer number ? NODES.numberNode(number) : NODES.textNode(value.toString())));
        return NODES.objectNode().setAll(all);
    }

    /** The protocol's form of an object. */
    public static Struct struct(ObjectNode object) {
        var struct = Struct.newBuilder();
        object.properties().forEach(entry -> struct.putFields(entry.getKey(), value(entry.getValue())));
        return struct.build();
    }

    private static JsonNode json(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> NODES.textNode(value.getStringValue());
            case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
            case NUMBER_VALUE -> number(value.getNumberValue());
            case LIST_VALUE -> {
                var array = NODES.arrayNode();
                value.getListValue().getValuesList().forEach(each -> array.add(json(each)));
                yield array;
            }
            case STRUCT_VALUE -> object(value.getStructValue());
            case NULL_VALUE, KIND_NOT_SET -> NODES.nullNode();
        };
    }

    private static JsonNode object(Struct struct) {
        var signature = struct.getFieldsMap().get(Secret.SIGNATURE);
        return signature != null && signature.getStringValue().equals(Secret.SECRET)
                ? Secret.wrap(json(struct.getFieldsOrThrow("value")))
                : json(struct);
    }

    /** The protocol has doubles only; whole numbers are printed without a fraction. */
    private static JsonNode number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? NODES.numberNode((long) number)
                : NODES.numberNode(number);
    }

    private static Value value(JsonNode node) {
        var value = Value.newBuilder();
        switch (node.getNodeType()) {
            case STRING -> value.setStringValue(node.asText());
            case BOOLEAN -> value.setBoolValue(node.asBoolean());
            case NUMBER -> value.setNumberValue(node.asDouble());
            case ARRAY -> {
                var list = ListValue.newBuilder();
                node.forEach(each -> list.addValues(value(each)));
                value.setListValue(list);
            }
            case OBJECT -> value.setStructValue(structValue(node));
            default -> value.setNullValue(NullValue.NULL_VALUE);
        }
        return value.build();
    }

    private static Struct structValue(JsonNode node) {
        return Secret.is(node)
                ? Struct.newBuilder()
                        .putFields(
                                Secret.SIGNATURE,
                                Value.newBuilder().setStringValue(Secret.SECRET).build())
                        .putFields("value", value(Secret.unwrap(node)))
                        .build()
                : struct((ObjectNode) node);
    }
}
