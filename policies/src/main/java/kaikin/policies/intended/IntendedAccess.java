package kaikin.policies.intended;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.intended.DeploymentNames.Names;

/**
 * The table of intended access ({@code policies/intended-access.md}): Markdown with a section for each principal, a row
 * for what it may, or never may, do.
 */
public final class IntendedAccess {
    private static final String FILE = "intended-access.md";
    private static final Pattern PRINCIPAL = Pattern.compile("`(?<role>[^`]+)` in `(?<account>\\{[a-z-]+})`"
            + "|`(?<service>[a-z0-9.-]+\\.amazonaws\\.com)`"
            + "|everyone else in `(?<others>\\{[a-z-]+})`"
            + "|everyone");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CONDITION = Pattern.compile("(\\S+) (\\S+) \\[(.+)]");

    private final List<Section> sections;

    private IntendedAccess(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /**
     * A section of the table, about one principal.
     *
     * @param principal as the section's title has it
     * @param text what is said about it in words
     */
    public record Section(Principal principal, String text, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /** The subject of a section, braces included. */
    sealed interface Principal {
        record Role(String name, String account) implements Principal {}

        record Service(String name) implements Principal {}

        record EveryoneElse(String account) implements Principal {}

        record Everyone() implements Principal {}
    }

    /**
     * Actions that a principal may, or never may, do.
     *
     * @param line of the file, from 1
     */
    record Row(Effect effect, List<String> actions, List<String> resources, List<RowCondition> conditions, int line) {
        Row {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            conditions = List.copyOf(conditions);
        }
    }

    record RowCondition(String operator, String key, List<String> values) {
        RowCondition {
            values = List.copyOf(values);
        }
    }

    /**
     * A row about the accounts of a deployment.
     *
     * @param holder who it is about, as a section's title has it
     * @param account of a role, or of everyone else in it
     */
    record Entry(Principal holder, String account, Statement statement, int line) {}

    /** The project's own table. */
    public static IntendedAccess read() {
        try (var file = Objects.requireNonNull(IntendedAccess.class.getResourceAsStream("/" + FILE), FILE)) {
            return parse(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws an {@link IllegalArgumentException} that names the line where the table is not understood. */
    public static IntendedAccess parse(String markdown) {
        return new IntendedAccess(new Reader().read(markdown.lines().toList()));
    }

    public List<Section> sections() {
        return sections;
    }

    /** The rows, each about accounts and names of a deployment; a policy statement says what each means. */
    List<Entry> of(DeploymentNames deployment) {
        return sections.stream()
                .flatMap(section -> deployment
                        .names()
                        .each(title(section.principal()))
                        .flatMap(names -> section.rows().stream()
                                .flatMap(row -> names.each(String.join(" ", row.resources()))
                                        .map(each -> entry(section.principal(), row, each)))))
                .toList();
    }

    private static String title(Principal principal) {
        if (principal instanceof Principal.Role role) {
            return role.name() + role.account();
        }
        return principal instanceof Principal.EveryoneElse others ? others.account() : "";
    }

    private static Entry entry(Principal principal, Row row, Names names) {
        var statement = JsonNodeFactory.instance.objectNode();
        statement.put("Effect", row.effect() == Effect.ALLOW ? "Allow" : "Deny");
        var account = account(principal, names);
        principal(statement, principal, account, names);
        row.actions().forEach(statement.putArray("Action")::add);
        row.resources().stream().map(names::fill).forEach(statement.putArray("Resource")::add);
        row.conditions().forEach(condition -> {
            var values =
                    statement.withObject("/Condition/" + condition.operator()).putArray(names.fill(condition.key()));
            condition
                    .values()
                    .forEach(value ->
                            names.each(value).map(each -> each.fill(value)).forEach(values::add));
        });
        var document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.putArray("Statement").add(statement);
        try {
            return new Entry(
                    principal,
                    account,
                    PolicyDocument.parse(document.toString()).statements().get(0),
                    row.line());
        } catch (MalformedPolicyException e) {
            throw problem(row.line(), String.valueOf(e.getMessage()));
        }
    }

    private static String account(Principal principal, Names names) {
        if (principal instanceof Principal.Role role) {
            return names.fill(role.account());
        }
        return principal instanceof Principal.EveryoneElse others ? names.fill(others.account()) : "";
    }

    private static void principal(ObjectNode statement, Principal principal, String account, Names names) {
        if (principal instanceof Principal.Role role) {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + account + ":role/" + names.fill(role.name()));
        } else if (principal instanceof Principal.Service service) {
            statement.putObject("Principal").put("Service", service.name());
        } else if (principal instanceof Principal.EveryoneElse) {
            statement.putObject("Principal").put("AWS", account);
        } else {
            statement.put("Principal", "*");
        }
    }

    private static IllegalArgumentException problem(int line, String what) {
        return new IllegalArgumentException("policies/" + FILE + ":" + line + ": " + what);
    }

    private static final class Reader {
        private final List<Section> sections = new ArrayList<>();
        private Optional<Principal> principal = Optional.empty();
        private final List<String> text = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private Optional<Effect> effect = Optional.empty();

        List<Section> read(List<String> lines) {
            for (var i = 0; i < lines.size(); i++) {
                read(lines.get(i).strip(), i + 1);
            }
            finish();
            return sections;
        }

        private void read(String line, int number) {
            if (line.startsWith("## ")) {
                finish();
                principal = Optional.of(principal(line.substring(3), number));
            } else if (line.startsWith("|")) {
                table(
                        List.of(line.substring(1, line.length() - (line.endsWith("|") ? 1 : 0))
                                .split("\\|", -1)),
                        number);
            } else {
                effect = Optional.empty();
                if (principal.isPresent() && !line.isEmpty()) {
                    text.add(line);
                }
            }
        }

        private void finish() {
            principal.ifPresent(each -> sections.add(new Section(each, String.join(" ", text), rows)));
            principal = Optional.empty();
            text.clear();
            rows.clear();
        }

        private static Principal principal(String title, int line) {
            var matcher = PRINCIPAL.matcher(title);
            if (!matcher.matches()) {
                throw problem(
                        line,
                        "«" + title + "» names nobody: write `NAME` in `{ACCOUNT}`, a service, everyone else in"
                                + " `{ACCOUNT}`, or everyone");
            }
            if (matcher.group("role") != null) {
                return new Principal.Role(matcher.group("role"), matcher.group("account"));
            }
            if (matcher.group("service") != null) {
                return new Principal.Service(matcher.group("service"));
            }
            return matcher.group("others") == null
                    ? new Principal.Everyone()
                    : new Principal.EveryoneElse(matcher.group("others"));
        }

        private void table(List<String> cells, int line) {
            if (principal.isEmpty() || cells.size() != 3) {
                throw problem(line, "a row has three columns, below the title of whom it is about");
            }
            var first = cells.get(0).strip();
            if (effect.isEmpty()) {
                effect = Optional.of(
                        switch (first) {
                            case "may" -> Effect.ALLOW;
                            case "never" -> Effect.DENY;
                            default -> throw problem(line, "a table's first column is «may» or «never»");
                        });
            } else if (!first.startsWith("-")) {
                rows.add(new Row(
                        effect.get(),
                        codes(first, line),
                        codes(cells.get(1), line),
                        conditions(cells.get(2), line),
                        line));
            }
        }

        private static List<String> codes(String cell, int line) {
            var codes =
                    CODE.matcher(cell).results().map(match -> match.group(1)).toList();
            if (codes.isEmpty()) {
                throw problem(line, "«" + cell.strip() + "» is no `action` or `resource`");
            }
            return codes;
        }

        private static List<RowCondition> conditions(String cell, int line) {
            if (cell.isBlank()) {
                return List.of();
            }
            return codes(cell, line).stream()
                    .map(code -> {
                        var matcher = CONDITION.matcher(code);
                        if (!matcher.matches()) {
                            throw problem(line, "«" + code + "» is no condition: write `Operator key [value, value]`");
                        }
                        return new RowCondition(
                                matcher.group(1),
                                matcher.group(2),
                                List.of(matcher.group(3).split(", ", -1)));
                    })
                    .toList();
        }
    }
}
