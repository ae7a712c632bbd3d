package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCommentTest {
    @ParameterizedTest
    @EnumSource
    void readsBackInEveryLanguageWithTheLargestIds(AnswerLanguage language) {
        var comment = new CommandComment(Long.MAX_VALUE, "18446744073709551615", Long.MAX_VALUE, language);

        assertThat(comment.toString()).hasSizeLessThanOrEqualTo(100);
        assertThat(CommandComment.parse(comment.toString())).hasValue(comment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "someone else's comment",
                "kaikin/2 room=1 message=2 asker=3 ja",
                "kaikin/1 room=1 message=2 asker=3 fr",
                "kaikin/1 room=1 message=2 asker=3 JA",
                "kaikin/1 room=-1 message=2 asker=3 ja",
                "kaikin/1 room= message=2 asker=3 ja",
                "kaikin/1 room=9999999999999999999 message=2 asker=3 ja",
                "kaikin/1 room=1 message=2 asker=9999999999999999999 ja",
                "kaikin/1 room=1 message=2 asker=3 ja "
            })
    void anythingElseIsNoneOfOurs(String comment) {
        assertThat(CommandComment.parse(comment)).isEmpty();
    }
}
