package kaikin.stacks.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.aws.ssm.Document;
import com.pulumi.aws.ssm.DocumentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaikin.stacks.components.Exemption;

/** A Systems Manager document that runs one of our scripts on a server. */
final class ServerDocument extends ComponentResource {
    private final Document document;

    ServerDocument(String name, Content content, ComponentResourceOptions options) {
        super("kaikin:fleet:ServerDocument", name, Exemption.inputs(exemptions(name, content)), options);
        document = new Document(
                name,
                DocumentArgs.builder()
                        .name(name)
                        .documentType("Command")
                        .documentFormat("JSON")
                        .targetType("/AWS::EC2::Instance")
                        .content(content.json())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of("name", document.name()));
    }

    /** A document without parameters has nothing to paste. */
    private static List<Exemption> exemptions(String name, Content content) {
        return content.parameters().isEmpty()
                ? List.of()
                : List.of(
                        pasted(name, "Address: «{{ Address }}» after «} <<'KAIKIN_ADDRESS'»"),
                        pasted(name, "Action: «{{ Action }}» after «IFS= read -r SSM_Action <<'KAIKIN_ACTION'»"));
    }

    /** Only as these lines do it: the delimiter in quotes makes all below it text. */
    private static Exemption pasted(String name, String subject) {
        return new Exemption(
                "document-parameters-are-not-pasted",
                name,
                subject,
                "older agents give no environment; they paste it into a here-document in which nothing is code",
                LocalDate.of(2027, 11, 30));
    }

    Document document() {
        return document;
    }

    /** The content of a command document with one shell step. */
    record Content(String description, List<Parameter> parameters, List<String> script, Duration timeout) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        /** A parameter of the document; what it may be is checked by the service before anything runs. */
        record Parameter(String name, Map<String, Object> body) {
            /**
             * Free text.
             *
             * @param pattern anchored on both ends, because the agent matches anywhere
             */
            static Parameter text(String name, String description, String pattern) {
                return new Parameter(name, string(description, "allowedPattern", pattern));
            }

            /** One of these values; the first is meant where none is given. */
            static Parameter choice(String name, String description, List<String> values) {
                return new Parameter(name, string(description, "allowedValues", values, "default", values.get(0)));
            }

            private static Map<String, Object> string(String description, Object... constraints) {
                var body = ordered("type", "String", "description", description);
                body.putAll(ordered(constraints));
                // Newer agents give the value in the environment and never paste it into the script.
                body.put("interpolationType", "ENV_VAR");
                return body;
            }
        }

        String json() {
            var named = new LinkedHashMap<String, Object>();
            parameters.forEach(parameter -> named.put(parameter.name(), parameter.body()));
            try {
                return JSON.writeValueAsString(ordered(
                        "schemaVersion",
                        "2.2",
                        "description",
                        description,
                        "parameters",
                        named,
                        "mainSteps",
                        List.of(step())));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private Map<String, Object> step() {
            return ordered(
                    "action",
                    "aws:runShellScript",
                    "name",
                    "run",
                    "precondition",
                    Map.of("StringEquals", List.of("platformType", "Linux")),
                    "inputs",
                    ordered("timeoutSeconds", Long.toString(timeout.toSeconds()), "runCommand", script));
        }

        private static Map<String, Object> ordered(Object... pairs) {
            var map = new LinkedHashMap<String, Object>();
            for (var i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }
    }
}
