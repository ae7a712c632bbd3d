package kaikin.chatwork;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which programs say that they have banned an address. */
final class BanNotice {
    private static final Pattern SAYS_SO = Pattern.compile(
            "(?i)\\bBAN(?:NED)?\\b|\\bBlock(?:ed|ing)\\b|\\bAttack from\\b|\\bsshguard\\b|\\bfail2ban\\b|\\bMessage\\b\\W{0,12}:"
                    + "|UFW BLOCK|BAN(?:し|され|の)|(?:遮断|ブロック)(?:し|され)");
    // What a person would not write: the line is a program's.
    private static final Pattern LINE = Pattern.compile("(?i)Attack from \\W?\\S{2,60} on service"
            + "|Blocking \\W?\\S{2,60} (?:for|forever)\\b|\\bsshguard(?:\\[\\d{1,9}\\]|:)|\\bsshd(?:\\[\\d{1,9}\\]|:)"
            + "|\\] (?:Ban|Found|Unban) \\S{2,60}$|^\\s{0,20}(?:Message|Service|Host|Server)\\s{0,20}[:：]"
            + "|UFW BLOCK\\]|^\\s{0,20}BAN\\s{0,20}$|\\bIN=\\S{0,20} .{0,100}SRC=");

    private static final int LONGEST_LINE = 1000;

    private BanNotice() {}

    /** Whether a text tells of a ban. */
    static boolean isOne(String text) {
        return SAYS_SO.matcher(TextNormalizer.undone(text)).find();
    }

    /** The lines of a text that a program wrote. */
    static List<String> lines(String text) {
        return text.lines().filter(BanNotice::isLine).toList();
    }

    /** A text without these lines. */
    static String without(String text) {
        return text.lines().filter(line -> !isLine(line)).collect(Collectors.joining("\n"));
    }

    private static boolean isLine(String line) {
        return line.length() < LONGEST_LINE && LINE.matcher(line).find();
    }
}
