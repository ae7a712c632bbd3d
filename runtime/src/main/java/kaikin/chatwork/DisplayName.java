package kaikin.chatwork;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The start of a text behind a To or a reply, where the editor puts a display name, and people leave it out, or write
 * it on the next line. A name may look like anything, an address included.
 *
 * @param name what may be a name; an address in it is perhaps none that anyone wrote
 * @param rest what is none
 */
record DisplayName(String name, String rest) {
    /** The form in which the editor puts it: with さん, then a break. */
    private static final Pattern WITH_HONORIFIC =
            Pattern.compile("^[ \\u3000]*[^\\r\\n。、！？!?]{0,60}?さん(?=$|[\\s\\u3000、。,.!！:：)）])");

    private static final Pattern NEXT_LINE =
            Pattern.compile("^[ \\u3000]*\\r?\\n[ \\u3000]*(?<name>[^\\r\\n。、！？!?]{1,60}?)さん[ \\u3000]*(?=\\r?\\n|$)");
    private static final Pattern LINE = Pattern.compile("^(?:[ \\u3000]*\\r?\\n)?(?<line>[^\\r\\n]*)");

    /** Words that a name may consist of: they ask for nothing. */
    private static final Set<WordRole> IN_NAMES = EnumSet.of(
            WordRole.OTHER,
            WordRole.NUMBER,
            WordRole.BOT,
            WordRole.HOSTILE,
            WordRole.ALL,
            WordRole.LIST,
            WordRole.SERVER,
            WordRole.COMMAND,
            WordRole.ASIDE);

    /** Longer than any name. */
    private static final int LONGEST = 80;

    /** Reads the text behind a To or a reply to somebody; the bot's own name is nothing that others can choose. */
    static DisplayName in(String text, boolean bots) {
        var named = WITH_HONORIFIC.matcher(text);
        if (named.find()) {
            return startsWithAddress(named.group()) && !named.group().strip().matches("\\S+さん")
                    ? new DisplayName(named.group(), text.substring(named.end()))
                    : new DisplayName("", text.substring(named.end()));
        }
        var next = NEXT_LINE.matcher(text);
        if (next.find() && !startsWithAddress(next.group("name"))) {
            return new DisplayName("", text.substring(next.end()));
        }
        return withoutHonorific(text, bots);
    }

    /** "kaikin 10.9.8.7", alone or before more words: a name with an address, or a name and an address. */
    private static DisplayName withoutHonorific(String text, boolean bots) {
        var line = LINE.matcher(text);
        if (!line.find() || line.group("line").length() > LONGEST * 4) {
            return new DisplayName("", text);
        }
        var words = TaggedText.read(line.group("line")).words();
        var unknown = 0;
        while (unknown < words.size() && IN_NAMES.contains(words.get(unknown).role())) {
            unknown++;
        }
        var mayBeName =
                unknown > 0 && unknown < words.size() && words.get(unknown).is(WordRole.ADDRESS);
        var goesOn = unknown + 1 < words.size();
        return mayBeName && !(bots && goesOn)
                ? new DisplayName(line.group("line"), text.substring(line.end("line")))
                : new DisplayName("", text);
    }

    private static boolean startsWithAddress(String text) {
        var words = TaggedText.read(text).words();
        return !words.isEmpty() && words.get(0).is(WordRole.ADDRESS);
    }
}
