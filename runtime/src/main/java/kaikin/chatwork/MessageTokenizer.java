package kaikin.chatwork;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chatwork's notation as a row of tokens; brackets that are no known tag stay words. */
final class MessageTokenizer {
    // The Japanese editor shows 引用 and 返信 for qt and rp.
    private static final Pattern TAG = Pattern.compile("\\[(?:"
            + "(?<open>qt|引用(?:\\s[^\\[\\]]*)?)"
            + "|(?<close>/qt|/引用)"
            + "|(?<meta>qtmeta\\s[^\\[\\]]*)"
            + "|(?<to>To:\\d+|(?:rp|返信)\\s[^\\[\\]]*|toall)"
            + "|(?<code>code)"
            + "|/?(?:info|title)|/code|hr|(?:picon|pname|piconname):\\d+"
            + ")\\s*\\]");
    private static final Pattern ACCOUNT = Pattern.compile("(?:^To:|\\baid=)(\\d{1,18})(?!\\d)");
    private static final String END_OF_CODE = "[/code]";

    /** No account has this number. */
    private static final long UNKNOWN = 0;

    private final String body;
    private final List<MessageToken> tokens = new ArrayList<>();
    private final int lastEndOfCode;
    private boolean quotes;

    private MessageTokenizer(String body) {
        this.body = body;
        this.lastEndOfCode = body.lastIndexOf(END_OF_CODE);
    }

    static List<MessageToken> tokens(String body) {
        return new MessageTokenizer(body).read();
    }

    private List<MessageToken> read() {
        var tag = TAG.matcher(body);
        var done = 0;
        while (tag.find(done)) {
            text(done, tag.start());
            done = tag.end();
            if (tag.group("code") != null) {
                done = code(done);
            } else {
                token(tag);
            }
        }
        text(done, body.length());
        return tokens;
    }

    /**
     * In code nothing is a tag. After a quote has begun that no longer holds: whoever was quoted could hide the quote's
     * end in code of their own.
     */
    private int code(int start) {
        if (quotes || start > lastEndOfCode) {
            tokens.add(new MessageToken.Mark());
            return start;
        }
        var end = body.indexOf(END_OF_CODE, start);
        tokens.add(new MessageToken.Code(body.substring(start, end)));
        return end;
    }

    private void token(Matcher tag) {
        if (tag.group("open") != null) {
            quotes = true;
            tokens.add(new MessageToken.QuoteStart());
            tokens.add(new MessageToken.QuotedAccount(account(tag.group("open"))));
        } else if (tag.group("close") != null) {
            tokens.add(new MessageToken.QuoteEnd());
        } else if (tag.group("meta") != null) {
            tokens.add(new MessageToken.QuotedAccount(account(tag.group("meta"))));
        } else if (tag.group("to") != null) {
            var to = tag.group("to");
            tokens.add(new MessageToken.Addressee(account(to), to.startsWith("rp") || to.startsWith("返信")));
        } else {
            tokens.add(new MessageToken.Mark());
        }
    }

    private static long account(String attributes) {
        var account = ACCOUNT.matcher(attributes);
        return account.find() ? Long.parseLong(account.group(1)) : UNKNOWN;
    }

    private void text(int start, int end) {
        if (start < end) {
            tokens.add(new MessageToken.Text(body.substring(start, end)));
        }
    }

    /** A piece of a message: words, or one tag of Chatwork's notation. */
    sealed interface MessageToken {
        /** Words as they were typed. */
        record Text(String text) implements MessageToken {}

        /** Code, in which nothing is a tag. */
        record Code(String text) implements MessageToken {}

        /** The start of a quote. */
        record QuoteStart() implements MessageToken {}

        /** The account whose message the quote is from. */
        record QuotedAccount(long account) implements MessageToken {}

        /** The end of a quote. */
        record QuoteEnd() implements MessageToken {}

        /**
         * An address of somebody, after which a display name may follow.
         *
         * @param reply whether it replies to a message of theirs
         */
        record Addressee(long account, boolean reply) implements MessageToken {}

        /** A tag that separates words and means nothing here. */
        record Mark() implements MessageToken {}
    }
}
