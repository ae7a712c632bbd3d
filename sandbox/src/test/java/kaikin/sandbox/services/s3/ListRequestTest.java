package kaikin.sandbox.services.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import kaikin.sandbox.services.s3.ObjectStore.StoredObject;
import org.junit.jupiter.api.Test;

class ListRequestTest {
    private static final Map<String, StoredObject> OBJECTS = objects("a/1/x", "a/1/y", "a/2/x", "b/1");

    @Test
    void listsWhatBeginsWithThePrefix() {
        assertThat(list("list-type=2&prefix=a/")).isEqualTo("Key a/1/x, Key a/1/y, Key a/2/x");
        assertThat(list("list-type=2&prefix=c")).isEmpty();
    }

    @Test
    void foldsWhatHasAPrefixInCommon() {
        assertThat(list("list-type=2&prefix=a/&delimiter=/")).isEqualTo("Prefix a/, Prefix a/1/, Prefix a/2/");
    }

    @Test
    void continuesBehindTheLastItemOfAPage() {
        var first = answer("list-type=2&prefix=a/&max-keys=2");
        assertThat(items(first)).isEqualTo("Key a/1/x, Key a/1/y");
        assertThat(list("list-type=2&prefix=a/&max-keys=2&continuation-token=" + token(first)))
                .isEqualTo("Key a/2/x");

        var folded = answer("list-type=2&prefix=a/&delimiter=/&max-keys=1");
        assertThat(list("list-type=2&prefix=a/&delimiter=/&max-keys=1&continuation-token=" + token(folded)))
                .isEqualTo("Prefix a/, Prefix a/2/");
    }

    @Test
    void beginsBehindAKey() {
        assertThat(list("list-type=2&prefix=a/&start-after=a/10")).isEqualTo("Key a/2/x");
        assertThat(list("list-type=2&prefix=a/&start-after=a/1/x")).isEqualTo("Key a/1/y, Key a/2/x");
        var first = answer("list-type=2&prefix=a/&max-keys=1&start-after=a/1/x");
        assertThat(list("list-type=2&prefix=a/&start-after=a/1/x&continuation-token=" + token(first)))
                .isEqualTo("Key a/2/x");
    }

    /** As S3: such a key is no XML unless the caller asks for keys that are encoded. */
    @Test
    void encodesKeysOnRequest() {
        var odd = objects("a/\u0001 +<");
        assertThat(ListRequest.read(FormFields.parse("list-type=2&encoding-type=url"))
                        .answer("bucket", odd)
                        .body()
                        .text())
                .contains("<Key>a/%01+%2B%3C</Key>", "<EncodingType>url</EncodingType>");
        assertThat(ListRequest.read(FormFields.parse("list-type=2"))
                        .answer("bucket", odd)
                        .body()
                        .text())
                .contains("<Key>a/&#x1; +&lt;</Key>")
                .doesNotContain("EncodingType");
    }

    @Test
    void refusesWhatItDoesNotCover() {
        assertThatThrownBy(() -> list("prefix=a/")).isInstanceOf(AwsException.class);
        assertThatThrownBy(() -> list("list-type=2&fetch-owner=true")).isInstanceOf(AwsException.class);
        assertThatThrownBy(() -> list("list-type=2&max-keys=many")).isInstanceOf(AwsException.class);
    }

    private static String list(String query) {
        return items(answer(query));
    }

    private static String answer(String query) {
        return ListRequest.read(FormFields.parse(query))
                .answer("bucket", OBJECTS)
                .body()
                .text();
    }

    /** The first Prefix is the request's own, where it has one and asks for folding. */
    private static String items(String xml) {
        var folding = xml.contains("<CommonPrefixes>");
        return Pattern.compile(folding ? "<(Key|Prefix)>([^<]+)<" : "<(Key)>([^<]+)<")
                .matcher(xml)
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(Collectors.joining(", "));
    }

    private static String token(String xml) {
        return xml.replaceFirst("(?s).*<NextContinuationToken>([^<]+)<.*", "$1");
    }

    private static Map<String, StoredObject> objects(String... keys) {
        var objects = new TreeMap<String, StoredObject>();
        for (var key : keys) {
            objects.put(key, StoredObject.of(ByteBody.of(key), Instant.EPOCH));
        }
        return objects;
    }
}
