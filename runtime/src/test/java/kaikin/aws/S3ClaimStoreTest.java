package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import kaikin.contract.ClaimKey;
import kaikin.notify.ClaimStore;
import kaikin.notify.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;

class S3ClaimStoreTest {
    private static final ClaimKey KEY = ClaimKey.message(10, "1");
    private static final String TAKEN = "<Error><Code>PreconditionFailed</Code></Error>";
    private static final String CONFLICT = "<Error><Code>ConditionalRequestConflict</Code></Error>";

    private final Wire wire = new Wire();
    private final ClaimStore once = new S3ClaimStore(wire.clients(), "lists");

    @Test
    void theFirstClaimsByWritingWhatIsNotThere() throws Exception {
        wire.says("s3", 200, "");

        assertThat(once.claim(KEY, "request-1")).isTrue();

        assertThat(wire.sent("s3")).singleElement().satisfies(sent -> {
            assertThat(sent.request().method()).isEqualTo(SdkHttpMethod.PUT);
            assertThat(sent.request().encodedPath()).isEqualTo("/claims/messages/10/1");
            assertThat(sent.header("If-None-Match")).isEqualTo("*");
            assertThat(sent.body()).isEqualTo("request-1");
            // S3 demands no checksum for an object, and one costs a claim more than its bytes.
            assertThat(sent.request().headers().keySet())
                    .noneMatch(name -> name.startsWith("x-amz-checksum") || name.equals("x-amz-sdk-checksum-algorithm"))
                    .doesNotContain("Expect", "Content-Encoding");
        });
    }

    @ParameterizedTest
    @CsvSource({"request-1,true", "request-2,false"})
    void whatIsThereIsTheAttemptsWhoseNameItBears(String name, boolean mine) throws Exception {
        wire.says("s3", 412, TAKEN).says("s3", 200, name);

        assertThat(once.claim(KEY, "request-1")).isEqualTo(mine);
    }

    @Test
    void triesAgainWhereAnotherWritesAtThisMoment() throws Exception {
        wire.says("s3", 409, CONFLICT).says("s3", 409, CONFLICT).says("s3", 200, "");

        assertThat(once.claim(KEY, "request-1")).isTrue();
        assertThat(wire.sent("s3")).hasSize(3);
    }

    @Test
    void givesUpWhereOthersDoNotStopWriting() {
        wire.says("s3", 409, CONFLICT);

        assertThatThrownBy(() -> once.claim(KEY, "request-1")).isInstanceOf(UnavailableException.class);
        assertThat(wire.sent("s3")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"0,3", "503,3", "403,1"})
    void saysThatItCannotClaim(int status, int attempts) {
        wire.says("s3", status, Map.of(), "<Error><Code>AccessDenied</Code></Error>");

        assertThatThrownBy(() -> once.claim(KEY, "request-1"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("claims/messages/10/1");
        assertThat(wire.sent("s3")).hasSize(attempts);
    }
}
