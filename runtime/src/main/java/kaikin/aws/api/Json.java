package kaikin.aws.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of Systems Manager's answers: its texts, objects and lists of objects by name; what else it has is left. */
record Json(Map<String, Object> fields) {
    static final JsonFactory FACTORY = new JsonFactory();

    /** Reads an object; one without fields where it is none. */
    static Json read(String text) {
        try (var json = FACTORY.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? object(json) : new Json(Map.of());
        } catch (IOException e) {
            return new Json(Map.of());
        }
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Json> object(String name) {
        return fields.get(name) instanceof Json object ? Optional.of(object) : Optional.empty();
    }

    /** The objects of a list. */
    List<Json> each(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Json.class::isInstance)
                        .map(Json.class::cast)
                        .toList()
                : List.of();
    }

    private static Json object(JsonParser json) throws IOException {
        var fields = new HashMap<String, Object>();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            fields.put(name, value(json));
        }
        return new Json(fields);
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            default -> json.getText();
        };
    }

    private static List<Object> list(JsonParser json) throws IOException {
        var values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json));
        }
        return values;
    }
}
