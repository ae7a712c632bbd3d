package kaikin.chatwork;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kaikin.chatwork.MessageTokenizer.MessageToken;

/**
 * The body of a message, by who wrote what.
 *
 * <p>Chatwork escapes nothing: who is quoted can have written tags of their own into the quote. Whatever they write,
 * what stands before the first quote and behind the last is not theirs; so words between two quotes, and tags that do
 * not match, make it unknown who said what.
 *
 * @param words what its author wrote
 * @param names where the author may have written, or the editor put, somebody's display name
 * @param pasted what its author put into code
 * @param quotes what it quotes of others
 * @param toldByBot whether it replies to the bot, or quotes it
 * @param tangled whether it cannot be told where its quotes end
 */
record Message(
        String words,
        List<String> names,
        List<String> pasted,
        List<String> quotes,
        boolean toldByBot,
        boolean tangled) {
    /** Reads a body, for the account of the bot. */
    static Message of(String body, long bot) {
        var reader = new Reader(bot);
        MessageToken before = new MessageToken.Mark();
        for (var token : MessageTokenizer.tokens(body)) {
            reader.read(token, before);
            before = token;
        }
        return reader.message();
    }

    /** One pass over the tokens. */
    private static final class Reader {
        private final long bot;
        private final StringBuilder words = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private final List<String> pasted = new ArrayList<>();
        private final List<StringBuilder> quotes = new ArrayList<>();
        private final StringBuilder behindQuote = new StringBuilder();
        /** For each quote that is open, whether it is of the bot's own words. */
        private final Deque<Boolean> open = new ArrayDeque<>();

        private boolean toldByBot;
        private boolean tangled;

        Reader(long bot) {
            this.bot = bot;
        }

        void read(MessageToken token, MessageToken before) {
            if (token instanceof MessageToken.QuoteStart) {
                tangled = tangled || !behindQuote.toString().isBlank();
                if (open.isEmpty()) {
                    quotes.add(new StringBuilder());
                }
                open.push(false);
            } else if (token instanceof MessageToken.QuotedAccount quoted
                    && quoted.account() == bot
                    && !open.isEmpty()) {
                open.pop();
                open.push(true);
                toldByBot = true;
            } else if (token instanceof MessageToken.QuoteEnd) {
                tangled = tangled || open.isEmpty();
                open.poll();
            } else if (token instanceof MessageToken.Text text) {
                text(text.text(), before);
            } else if (token instanceof MessageToken.Addressee addressee) {
                toldByBot = toldByBot || (addressee.reply() && addressee.account() == bot);
            } else if (token instanceof MessageToken.Code code) {
                pasted.add(code.text());
                words.append(' ');
            }
        }

        private void text(String text, MessageToken before) {
            var name = before instanceof MessageToken.Addressee addressee
                    ? DisplayName.in(text, addressee.account() == bot)
                    : new DisplayName("", text);
            if (!open.isEmpty()) {
                if (!open.contains(true)) {
                    quotes.get(quotes.size() - 1).append(name.rest()).append('\n');
                }
                return;
            }
            (quotes.isEmpty() ? words : behindQuote).append(name.rest()).append('\n');
            names.add(name.name());
        }

        Message message() {
            return new Message(
                    words.toString() + '\n' + behindQuote,
                    List.copyOf(names),
                    List.copyOf(pasted),
                    quotes.stream().map(StringBuilder::toString).toList(),
                    toldByBot,
                    tangled || !open.isEmpty());
        }
    }
}
