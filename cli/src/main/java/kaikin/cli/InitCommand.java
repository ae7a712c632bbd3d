package kaikin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kaikin.cli.RequiredStackFiles.Answers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        description = {
            "Write the stack files of your accounts: Pulumi.STACK.yaml. See docs/deploy.md.",
            "What is not given stays as the files have it, or is asked for at a terminal. Nothing is written before"
                    + " the program itself takes the files, and nobody's own values are replaced without being asked."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the files are as they should be",
            "1:nothing was written: something is wrong or not confirmed"
        },
        sortOptions = false)
final class InitCommand implements Callable<Integer> {
    @Option(names = "--hub", paramLabel = "[STACK=]ACCOUNT", description = "the account where the bot lives")
    private @Nullable String hub;

    @Option(
            names = "--fleet",
            paramLabel = "[STACK=]ACCOUNT[/ROLE]",
            description = "an account with servers, the hub's own too if it has any; ROLE is the one that its servers"
                    + " have already (once per account)")
    private @Nullable List<String> fleets;

    @Option(names = "--region", paramLabel = "REGION", description = "the one region of all accounts")
    private @Nullable String region;

    @Option(names = "--bot", paramLabel = "NUMBER", description = "the bot's Chatwork account")
    private @Nullable String bot;

    @Option(
            names = "--rooms",
            paramLabel = "NUMBERS",
            description = "the rooms where it listens, with commas between; or none")
    private @Nullable String rooms;

    @Option(names = "--people", paramLabel = "NUMBERS", description = "who may ask it, with commas between; or none")
    private @Nullable String people;

    @Option(names = "--language", paramLabel = "ja|en", description = "for questions in a language that is not clear")
    private @Nullable String language;

    @Option(names = "--contact", paramLabel = "TEXT", description = "whom answers name where the bot cannot help")
    private @Nullable String contact;

    @Option(names = "--alarm-address", paramLabel = "MAIL", description = "who gets mail from alarms")
    private @Nullable String alarmAddress;

    @Option(names = "--force", description = "replace values that somebody has set, without asking")
    private boolean force;

    @Option(
            names = "--ask",
            description = "ask for what is missing, or for everything where nothing is given; the launcher adds it at a"
                    + " terminal")
    private boolean ask;

    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Override
    public Integer call() throws Exception {
        var due = RequiredStackFiles.of(Project.directory());
        var missing = new ArrayList<String>();
        var answers = new Answers(
                answer("--hub", "The hub's AWS account, twelve digits", hub, due.hub(), missing),
                list(answer(
                        "--fleet",
                        "All accounts with servers, with commas between; ACCOUNT/ROLE where servers keep a role",
                        fleets == null ? null : String.join(",", fleets),
                        due.fleets().map(all -> String.join(",", all)),
                        missing)),
                answer("--region", "The region of all accounts", region, due.value("aws:region"), missing),
                answer("--bot", "The bot's Chatwork account, a number", bot, due.value("kaikin:bot"), missing),
                list(answer(
                        "--rooms",
                        "The numbers of the rooms where it listens, with commas between, or none",
                        rooms,
                        due.list("kaikin:rooms"),
                        missing)),
                list(answer(
                        "--people",
                        "The numbers of the people who may ask it, with commas between, or none",
                        people,
                        due.list("kaikin:people"),
                        missing)),
                answer(
                        "--language",
                        "Its language where a question's is not clear, ja or en",
                        language,
                        due.value("kaikin:language"),
                        missing),
                optional("Whom answers name where the bot cannot help", contact, due.value("kaikin:contact")),
                optional("Who gets mail from alarms", alarmAddress, due.value("kaikin:alarmAddress")));
        if (!missing.isEmpty()) {
            throw new IOException("no stack file of yours has it yet: give " + String.join(", ", missing));
        }
        return write(due.with(answers));
    }

    private int write(StackFilesUpdate change) throws IOException, InterruptedException {
        change.lines().forEach(System.out::println);
        Progress.say("checking them with the program");
        var problems = change.problems();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("kaikin: nothing was written");
            return 1;
        }
        if (change.isEmpty()) {
            System.out.println("The stack files are as they should be.");
            return say(change);
        }
        if (change.replaces() && !force && !confirmed()) {
            System.err.println("kaikin: nothing was written: values that somebody has set would be replaced (the lines"
                    + " with «->»); give --force if that is meant");
            return 1;
        }
        change.write();
        return say(change);
    }

    private static int say(StackFilesUpdate change) {
        change.notes().forEach(System.out::println);
        System.out.println("Next: ./kaikin review --write, and commit " + String.join(", ", change.files())
                + " with docs/access.md and docs/access/; then docs/deploy.md, «Accounts and credentials».");
        return 0;
    }

    private boolean confirmed() throws IOException {
        return ask
                && read("Replace these values? yes or no")
                        .filter(answer -> answer.equals("yes"))
                        .isPresent();
    }

    /** Returns what was given, or is asked for, or stands in the files. */
    private String answer(
            String option, String question, @Nullable String given, Optional<String> current, List<String> missing)
            throws IOException {
        if (given != null) {
            return given;
        }
        if (ask && (current.isEmpty() || isNothingGiven())) {
            return read(question + current.map(text -> " [" + text + "]").orElse(""))
                    .or(() -> current)
                    .orElse("");
        }
        if (current.isEmpty()) {
            missing.add(option);
        }
        return current.orElse("");
    }

    private Optional<String> optional(String question, @Nullable String given, Optional<String> current)
            throws IOException {
        var answer = given == null && !isNothingGiven()
                ? current.orElse("")
                : answer("", question + ", or nothing", given, current, new ArrayList<>());
        return Optional.of(answer).filter(text -> !text.isEmpty());
    }

    /** Whoever names one thing wants to change that, and not to be asked for all others. */
    private boolean isNothingGiven() {
        return fleets == null
                && Stream.of(hub, region, bot, rooms, people, language, contact, alarmAddress)
                        .allMatch(Objects::isNull);
    }

    private Optional<String> read(String question) throws IOException {
        System.err.print(question + ": ");
        System.err.flush();
        var line = input.readLine();
        if (line == null) {
            throw new IOException("the input ended before all was answered: nothing was written");
        }
        return Optional.of(line.strip()).filter(text -> !text.isEmpty());
    }

    private static List<String> list(String answer) {
        return Arrays.stream(answer.split("[,\\s]+", -1))
                .filter(text -> !text.isEmpty() && !text.equals("none"))
                .toList();
    }
}
