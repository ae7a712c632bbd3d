package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what PutDashboard refuses in a dashboard's body, by CloudWatch's page "Dashboard body structure and syntax". A property
 * that the page does not name, or that is not read here, is a problem too: nobody would see that it does nothing.
 */
public final class DashboardSyntax {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String STATISTIC = "SampleCount|Average|Sum|Minimum|Maximum|IQM"
            + "|(p|tm|tc|ts|wm)(100|\\d{1,2}(\\.\\d{1,10})?)|(TM|TC|TS|WM|PR)\\([\\d.%]*:[\\d.%]*\\)";
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-\\d";
    private static final String ACCOUNT = "\\d{12}";
    private static final String COLOR = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})";

    private static final Rule TEXT = matching(".*");
    private static final Rule FLAG = ofType("boolean", JsonNode::isBoolean);
    private static final Rule NUMBER = ofType("number", JsonNode::isNumber);
    private static final Rule LEGEND = object(Map.of("position", matching("right|bottom|hidden")), Set.of("position"));
    private static final Rule AXIS =
            object(Map.of("label", TEXT, "min", NUMBER, "max", NUMBER, "showUnits", FLAG), Set.of());

    private static final Rule RENDERER = object(
            Map.ofEntries(
                    Map.entry("accountId", matching(ACCOUNT)),
                    Map.entry("color", matching(COLOR)),
                    Map.entry("expression", TEXT),
                    Map.entry("id", matching("[a-z]\\w*")),
                    Map.entry("label", TEXT),
                    Map.entry("period", DashboardSyntax::period),
                    Map.entry("region", matching(REGION)),
                    Map.entry("stat", matching(STATISTIC)),
                    Map.entry("visible", FLAG),
                    Map.entry("yAxis", matching("left|right"))),
            Set.of());

    private static final Map<String, Rule> WIDGETS = Map.of(
            "metric",
            object(
                    Map.ofEntries(
                            Map.entry("accountId", matching(ACCOUNT)),
                            Map.entry("legend", LEGEND),
                            Map.entry("liveData", FLAG),
                            Map.entry("metrics", array(0, 500, DashboardSyntax::metric)),
                            Map.entry("period", DashboardSyntax::period),
                            Map.entry("region", matching(REGION)),
                            Map.entry("setPeriodToTimeRange", FLAG),
                            Map.entry("sparkline", FLAG),
                            Map.entry("stacked", FLAG),
                            Map.entry("stat", matching(STATISTIC)),
                            Map.entry("timezone", matching("[+-]\\d{4}")),
                            Map.entry("title", TEXT),
                            Map.entry("view", matching("timeSeries|singleValue|gauge|bar|pie|table")),
                            Map.entry("yAxis", object(Map.of("left", AXIS, "right", AXIS), Set.of()))),
                    Set.of("metrics", "region")),
            "alarm",
            object(
                    Map.of(
                            "alarms",
                            array(1, 100, matching("arn:aws:cloudwatch:" + REGION + ":" + ACCOUNT + ":alarm:.{1,255}")),
                            "sortBy",
                            matching("default|stateUpdatedTimestamp|timestamp"),
                            "states",
                            array(0, 3, matching("ALARM|INSUFFICIENT_DATA|OK")),
                            "title",
                            TEXT),
                    Set.of("alarms")),
            "text",
            object(Map.of("markdown", TEXT, "background", matching("transparent|solid")), Set.of("markdown")),
            "log",
            object(
                    Map.of(
                            "accountId",
                            matching(ACCOUNT),
                            "region",
                            matching(REGION),
                            "title",
                            TEXT,
                            "query",
                            matching("SOURCE .*"),
                            "view",
                            matching("table|timeSeries|bar|pie")),
                    Set.of("region", "query")));

    private static final Rule BODY = object(
            Map.of(
                    "widgets",
                    array(0, 500, DashboardSyntax::widget),
                    "start",
                    matching("-P(T\\d+[MH]|\\d+[DWM])|\\d{4}-\\d{2}-\\d{2}T.*Z"),
                    "end",
                    matching("\\d{4}-\\d{2}-\\d{2}T.*Z"),
                    "periodOverride",
                    matching("auto|inherit")),
            Set.of("widgets"));

    private DashboardSyntax() {}

    /** A problem with one value of the body, as CloudWatch words it. */
    public record Problem(String dataPath, String message) {}

    /** A shape that a value has to have. */
    private interface Rule {
        void check(JsonNode value, String path, List<Problem> problems);
    }

    /** All that is wrong with a body; nothing where CloudWatch takes it. */
    public static List<Problem> problems(String body) {
        var problems = new ArrayList<Problem>();
        try {
            BODY.check(JSON.readTree(body), "", problems);
        } catch (JsonProcessingException e) {
            problems.add(new Problem("", "The field DashboardBody must be a valid JSON object"));
        }
        return List.copyOf(problems);
    }

    private static void widget(JsonNode widget, String path, List<Problem> problems) {
        var fields = new HashMap<>(Map.of(
                "x", integer(0, 23), "y", integer(0, 1_000_000), "width", integer(1, 24), "height", integer(1, 1000)));
        var type = widget.path("type").asText();
        fields.put("type", matching(String.join("|", WIDGETS.keySet())));
        fields.put("properties", WIDGETS.getOrDefault(type, (value, at, all) -> {}));
        object(fields, Set.of("type", "properties")).check(widget, path, problems);
        if (widget.has("x") != widget.has("y")) {
            problems.add(new Problem(path, "Should have both of x and y, or none"));
        }
        if (widget.path("x").asInt() + widget.path("width").asInt(6) > 24) {
            problems.add(new Problem(path, "Should end within the 24 columns"));
        }
    }

    /** Namespace, name, and for each dimension its name and value; then, or instead, how it is drawn. */
    private static void metric(JsonNode metric, String path, List<Problem> problems) {
        if (!metric.isArray()) {
            problems.add(new Problem(path, "Should be array"));
        }
        var names = 0;
        while (metric.path(names).isTextual()) {
            names++;
        }
        var rest = metric.size() - names;
        var drawn = rest == 1 && metric.path(names).isObject();
        var whole = names == 0 ? metric.path(0).has("expression") : names >= 2 && names % 2 == 0;
        if (!whole || (rest > 0 && !drawn)) {
            problems.add(new Problem(
                    path,
                    "Field \"metrics\" has to be an array of array of strings, with an optional metricRenderer object as"
                            + " last element"));
        } else if (drawn) {
            RENDERER.check(metric.path(names), path + "/" + names, problems);
        }
    }

    /** Less than a minute is for metrics of high resolution. */
    private static void period(JsonNode period, String path, List<Problem> problems) {
        var seconds = period.asInt();
        if (!period.isInt()
                || seconds <= 0
                || (seconds % 60 != 0 && !Set.of(1, 5, 10, 30).contains(seconds))) {
            problems.add(new Problem(path, "Should be a multiple of 60"));
        }
    }

    private static Rule object(Map<String, Rule> fields, Set<String> required) {
        return (value, path, problems) -> {
            if (!value.isObject()) {
                problems.add(new Problem(path, "Should be object"));
                return;
            }
            required.stream()
                    .sorted()
                    .filter(name -> !value.has(name))
                    .forEach(name -> problems.add(new Problem(path, "Should have required property '" + name + "'")));
            value.properties()
                    .forEach(entry -> fields.getOrDefault(
                                    entry.getKey(),
                                    (unknown, at, all) ->
                                            all.add(new Problem(at, "Should NOT have additional properties")))
                            .check(entry.getValue(), path + "/" + entry.getKey(), problems));
        };
    }

    private static Rule array(int least, int most, Rule each) {
        return (value, path, problems) -> {
            if (!value.isArray()) {
                problems.add(new Problem(path, "Should be array"));
            } else if (value.size() < least || value.size() > most) {
                problems.add(new Problem(path, "Should have " + least + " to " + most + " items"));
            }
            for (var i = 0; i < value.size(); i++) {
                each.check(value.path(i), path + "/" + i, problems);
            }
        };
    }

    private static Rule integer(int least, int most) {
        return ofType(
                "integer of " + least + " to " + most,
                value -> value.isInt() && value.asInt() >= least && value.asInt() <= most);
    }

    private static Rule matching(String regex) {
        var pattern = Pattern.compile(regex, Pattern.DOTALL);
        return ofType(
                "string that matches " + regex,
                value -> value.isTextual() && pattern.matcher(value.asText()).matches());
    }

    private static Rule ofType(String type, Predicate<JsonNode> is) {
        return (value, path, problems) -> {
            if (!is.test(value)) {
                problems.add(new Problem(path, "Should be " + type));
            }
        };
    }
}
