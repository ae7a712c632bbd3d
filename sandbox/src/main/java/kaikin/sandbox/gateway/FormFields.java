package kaikin.sandbox.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded fields of a query string or of a form: a plus is a blank in both, for S3 as for STS. */
public record FormFields(Map<String, List<String>> fields) {
    public FormFields {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static FormFields parse(String text) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : text.split("&", -1)) {
            var parts = field.split("=", 2);
            if (!parts[0].isEmpty()) {
                fields.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return new FormFields(fields);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public Optional<String> first(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String decoded(String text) {
        return PercentEncoding.text(text.replace('+', ' '));
    }
}
