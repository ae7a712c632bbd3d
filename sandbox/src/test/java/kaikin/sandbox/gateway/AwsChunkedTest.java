package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kaikin.sandbox.gateway.PayloadHash.AwsChunked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsChunkedTest {
    @Test
    void joinsChunksAndKeepsTrailers() {
        var decoded = AwsChunked.decode(ByteBody.of("3\r\nabc\r\n2\r\n\r\n\r\n0\r\nx-one: 1\r\nX-Two:2\r\n\r\n"));
        assertThat(decoded.payload().text()).isEqualTo("abc\r\n");
        assertThat(decoded.trailers().first("x-two")).hasValue("2");
        assertThat(decoded.trailers().names()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "3\r\nab",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\r\n",
                "ffffffff\r\nabc\r\n0\r\n\r\n",
                "-1\r\nabc\r\n0\r\n\r\n",
                "3;chunk-signature=00\r\nabc\r\n0\r\n\r\n",
                "0\r\nno colon\r\n\r\n"
            })
    void refusesWhatIsNoChunks(String body) {
        assertThatThrownBy(() -> AwsChunked.decode(ByteBody.of(body))).hasMessageStartingWith("IncompleteBody");
    }
}
