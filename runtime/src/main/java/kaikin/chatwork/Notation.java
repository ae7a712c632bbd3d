package kaikin.chatwork;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chatwork's notation as a row of tokens; brackets that are no known tag stay words. */
final class Notation {
    // The Japanese editor shows 引用 and 返信 for qt and rp.
    private static final Pattern TAG = Pattern.compile("\\[(?:"
            + "(?<open>qt|引用(?:\\s[^\\[\\]]*)?)"
            + "|(?<close>/qt|/引用)"
            + "|(?<to>To:\\d+|(?:rp|返信)\\s[^\\[\\]]*|toall)"
            + "|(?<code>code)"
            + "|qtmeta\\s[^\\[\\]]*|/?(?:info|title)|/code|hr|(?:picon|pname|piconname):\\d+"
            + ")\\s*\\]");
    private static final String END_OF_CODE = "[/code]";

    private final String body;
    private final List<Token> tokens = new ArrayList<>();

    private Notation(String body) {
        this.body = body;
    }

    static List<Token> tokens(String body) {
        return new Notation(body).read();
    }

    private List<Token> read() {
        var tag = TAG.matcher(body);
        var done = 0;
        while (tag.find(done)) {
            text(done, tag.start());
            done = tag.end();
            if (tag.group("code") != null) {
                done = code(done);
            } else {
                tokens.add(token(tag.group("open"), tag.group("close"), tag.group("to")));
            }
        }
        text(done, body.length());
        return tokens;
    }

    /** In code nothing is a tag. */
    private int code(int start) {
        var end = body.indexOf(END_OF_CODE, start);
        tokens.add(new Token.Mark());
        if (end < 0) {
            return start;
        }
        text(start, end);
        return end;
    }

    private static Token token(@Nullable String open, @Nullable String close, @Nullable String to) {
        if (open != null || close != null) {
            return new Token.Quote(open != null);
        }
        return to != null ? new Token.Addressee() : new Token.Mark();
    }

    private void text(int start, int end) {
        if (start < end) {
            tokens.add(new Token.Text(body.substring(start, end)));
        }
    }
}
