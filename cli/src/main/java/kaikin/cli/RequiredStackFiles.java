package kaikin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.plan.StackFile;

/**
 * A project's stack files, and what they have to say by someone's answers.
 *
 * @param own the values of each stack that has a file, the hub first
 * @param examples those of the example stacks: accounts and people that nobody is
 */
record RequiredStackFiles(Path project, Map<String, Map<String, String>> own, List<Map<String, String>> examples) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ACCOUNT = Pattern.compile("(?:([A-Za-z0-9_.-]{1,100})=)?([0-9]{12})(?:/(.+))?");
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]*");

    /** Keys that an example can only show: as an answer it would let strangers in, or deploy nowhere. */
    private static final Set<String> NO_ANSWER = Set.of(
            "aws:allowedAccountIds",
            "kaikin:account",
            "kaikin:hub",
            "kaikin:fleets",
            "kaikin:rooms",
            "kaikin:people",
            "kaikin:bot");

    /** The wishes, as they were typed: the program says what is wrong with it. */
    record Answers(
            String hub,
            List<String> fleets,
            String region,
            String bot,
            List<String> rooms,
            List<String> people,
            String language,
            Optional<String> contact,
            Optional<String> alarmAddress) {}

    /** An account, with the stack that it is to be; empty where that is not said. */
    private record Account(Optional<String> stack, String number, Optional<String> role) {
        static Account parse(String option, String text) throws IOException {
            var match = ACCOUNT.matcher(text);
            if (!match.matches()) {
                throw new IOException(option + ": «" + text + "» is not an AWS account: give twelve digits, with STACK="
                        + " in front to name its stack, and for a fleet /ROLE behind where servers keep their role");
            }
            return new Account(
                    Optional.ofNullable(match.group(1)), match.group(2), Optional.ofNullable(match.group(3)));
        }
    }

    static RequiredStackFiles of(Path project) throws IOException {
        var examples = read(project.resolve("stacks/example"));
        return new RequiredStackFiles(project, read(project), List.copyOf(examples.values()));
    }

    private static Map<String, Map<String, String>> read(Path directory) throws IOException {
        var values = new LinkedHashMap<String, Map<String, String>>();
        for (var stack : StackPlanRecorder.stacks(directory)) {
            values.put(stack, StackFile.read(directory, stack, Map.of()).values());
        }
        return values;
    }

    Optional<String> hub() {
        return value("kaikin:account");
    }

    Optional<List<String>> fleets() {
        return value("kaikin:fleets").map(RequiredStackFiles::texts);
    }

    /** A list of the hub's, with commas between. */
    Optional<String> list(String key) {
        return value(key).map(list -> texts(list).isEmpty() ? "none" : String.join(",", texts(list)));
    }

    /** Returns what the hub's file says, unless it is only the example's. */
    Optional<String> value(String key) {
        return hubStack().flatMap(stack -> value(stack, key)).filter(value -> !isExample(key, value));
    }

    private Optional<String> hubStack() {
        return own.entrySet().stream()
                .filter(each -> each.getValue().containsKey("kaikin:account")
                        && Objects.equals(
                                each.getValue().get("kaikin:account"),
                                each.getValue().get("kaikin:hub")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<String> value(String stack, String key) {
        return Optional.ofNullable(own.getOrDefault(stack, Map.of()).get(key));
    }

    private boolean isExample(String stack) {
        return value(stack, "kaikin:account")
                .filter(account -> isExample("kaikin:account", account))
                .isPresent();
    }

    private boolean isExample(String key, String value) {
        return NO_ANSWER.contains(key) && stands(key, value);
    }

    private boolean stands(String key, String value) {
        return examples.stream().anyMatch(example -> value.equals(example.get(key)));
    }

    /** Returns what the files would become. */
    StackFilesUpdate with(Answers answers) throws IOException {
        var hub = Account.parse("--hub", answers.hub());
        var fleets = new ArrayList<Account>();
        for (var fleet : answers.fleets()) {
            fleets.add(withItsRole(Account.parse("--fleet", fleet)));
        }
        var change = new StackFilesUpdate(project);
        var stacks = new LinkedHashMap<String, Account>();
        stacks.put(hub.stack().or(() -> ofAccount(hub)).or(this::hubStack).orElse("account-a"), hub);
        for (var fleet : fleets) {
            if (!fleet.number().equals(hub.number())) {
                var stack = stack(fleet, stacks.keySet());
                var other = stacks.put(stack, fleet);
                if (other != null && !other.number().equals(fleet.number())) {
                    throw new IOException(
                            "the stack %s is named for two accounts, %s and %s: give each a stack of its own"
                                    .formatted(stack, other.number(), fleet.number()));
                }
            }
        }
        for (var each : stacks.entrySet()) {
            var account = each.getValue();
            var renamed = ofAccount(account).filter(stack -> !stack.equals(each.getKey()));
            if (renamed.isPresent()) {
                throw new IOException(
                        "account %s has the stack %s already, and not %s: rename its file, or leave %s= out"
                                .formatted(account.number(), renamed.get(), each.getKey(), each.getKey()));
            }
            edit(change, each.getKey(), account.equals(hub), values(account, hub, fleets, answers));
        }
        for (var left : own.keySet()) {
            if (!stacks.containsKey(left) && isExample(left)) {
                change.delete(file(left));
            } else if (!stacks.containsKey(left)) {
                change.keep(file(left), value(left, "kaikin:account").orElse("its account"));
            }
        }
        return change;
    }

    /** Servers keep their role where only the account is named again. */
    private Account withItsRole(Account fleet) {
        return new Account(
                fleet.stack(),
                fleet.number(),
                fleet.role().or(() -> ofAccount(fleet).flatMap(stack -> value(stack, "kaikin:serverRole"))));
    }

    private Optional<String> ofAccount(Account account) {
        return own.keySet().stream()
                .filter(stack -> value(stack, "kaikin:account").equals(Optional.of(account.number())))
                .findFirst();
    }

    /** The name given, else the stack that the account has, else that of an example, else a new one. */
    private String stack(Account fleet, Set<String> taken) {
        return fleet.stack()
                .or(() -> ofAccount(fleet))
                .or(() -> own.keySet().stream()
                        .filter(each -> !taken.contains(each))
                        .filter(this::isExample)
                        .findFirst())
                .orElseGet(() -> {
                    for (var number = 1; ; number++) {
                        var name = "account-" + (number < 26 ? String.valueOf((char) ('a' + number)) : number);
                        if (!taken.contains(name) && !own.containsKey(name)) {
                            return name;
                        }
                    }
                });
    }

    /** The values of one account's file. */
    private static Map<String, JsonNode> values(Account account, Account hub, List<Account> fleets, Answers answers) {
        var values = new LinkedHashMap<String, JsonNode>();
        values.put("aws:region", text(answers.region()));
        values.put("aws:allowedAccountIds", list(List.of(account.number())));
        values.put("kaikin:account", text(account.number()));
        values.put("kaikin:hub", text(hub.number()));
        fleets.stream()
                .filter(fleet -> fleet.number().equals(account.number()))
                .flatMap(fleet -> fleet.role().stream())
                .forEach(role -> values.put("kaikin:serverRole", text(role)));
        if (account.equals(hub)) {
            values.put(
                    "kaikin:fleets",
                    list(fleets.stream()
                            .map(fleet -> fleet.number()
                                    + fleet.role().map(role -> "/" + role).orElse(""))
                            .toList()));
            values.put("kaikin:rooms", list(answers.rooms()));
            values.put("kaikin:people", list(answers.people()));
            values.put("kaikin:bot", text(answers.bot()));
            values.put("kaikin:language", text(answers.language()));
            answers.contact().ifPresent(contact -> values.put("kaikin:contact", text(contact)));
        }
        answers.alarmAddress().ifPresent(address -> values.put("kaikin:alarmAddress", text(address)));
        return values;
    }

    private void edit(StackFilesUpdate change, String stack, boolean hub, Map<String, JsonNode> due)
            throws IOException {
        var path = project.resolve(file(stack));
        var there = Files.exists(path);
        var template = project.resolve("stacks/example").resolve(file(hub ? "account-a" : "account-b"));
        var text = new StackFileText(file(stack), Files.readString(there ? path : template));
        var values = there ? own.getOrDefault(stack, Map.of()) : Map.<String, String>of();
        for (var each : due.entrySet()) {
            var before = Optional.ofNullable(values.get(each.getKey()));
            if (before.filter(value -> same(value, each.getValue())).isEmpty()) {
                text = text.with(each.getKey(), yaml(each.getValue()));
                change.line(
                        file(stack),
                        each.getKey(),
                        before.filter(value -> !isExample(each.getKey(), value))
                                .filter(value -> !isExample(stack) || !stands(each.getKey(), value)),
                        yaml(each.getValue()));
            }
        }
        change.file(stack, file(stack), text.text());
    }

    private static String file(String stack) {
        return "Pulumi." + stack + ".yaml";
    }

    /** Tells whether a value of a file means the same. */
    private static boolean same(String value, JsonNode due) {
        return due.isArray()
                ? value.startsWith("[") && texts(value).equals(texts(due.toString()))
                : value.equals(due.asText());
    }

    /** The elements of a list in JSON; none where it is none. */
    private static List<String> texts(String json) {
        try {
            return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static JsonNode list(List<String> texts) {
        var list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** In one line: JSON, which YAML takes, but for words that need no quotes. */
    private static String yaml(JsonNode value) {
        return PLAIN.matcher(value.asText()).matches()
                ? value.asText()
                : value.toString().replace("\",\"", "\", \"");
    }
}
