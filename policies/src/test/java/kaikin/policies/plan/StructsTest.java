package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import kaikin.policies.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"empty\":\"\",\"no\":false,\"none\":null,\"text\":\"a\",\"yes\":true}",
                "{\"fraction\":0.5,\"large\":9007199254740991,\"negative\":-3,\"whole\":10,\"zero\":0}",
                "{\"nested\":{\"list\":[1,\"a\",[],{},null]}}"
            })
    void readsBackWhatItWrote(String json) throws IOException {
        assertThat(Structs.json(Structs.struct(object(json)))).hasToString(json);
    }

    /** Programs register their fields in any order; equal ones must print alike. */
    @Test
    void ordersFieldsByName() throws IOException {
        assertThat(Structs.json(Structs.struct(object("{\"b\":{\"d\":1,\"c\":2},\"a\":3}"))))
                .hasToString("{\"a\":3,\"b\":{\"c\":2,\"d\":1}}");
    }

    @Test
    void marksASecretAsAnExportedStateDoes() {
        var secret = Struct.newBuilder()
                .putFields(Secret.SIGNATURE, text(Secret.SECRET))
                .putFields("value", text("s3cret"))
                .build();
        var struct = Struct.newBuilder()
                .putFields("token", Value.newBuilder().setStructValue(secret).build())
                .build();

        var json = Structs.json(struct);

        assertThat(Secret.is(json.path("token"))).isTrue();
        assertThat(Secret.unwrap(json.path("token"))).isEqualTo(JsonNodeFactory.instance.textNode("s3cret"));
        assertThat(Structs.struct(json)).isEqualTo(struct);
    }

    @Test
    void saysThatAnEncryptedSecretCannotBeUsed() throws IOException {
        var encrypted = object("{\"%s\":\"%s\",\"ciphertext\":\"AAAB\"}".formatted(Secret.SIGNATURE, Secret.SECRET));

        assertThatThrownBy(() -> Secret.unwrap(encrypted)).hasMessageContaining("is encrypted");
        assertThatThrownBy(() ->
                        Structs.struct(JsonNodeFactory.instance.objectNode().set("token", encrypted)))
                .hasMessageContaining("is encrypted");
    }

    @Test
    void saysThatASecretIsBrokenWithoutShowingIt() throws IOException {
        var broken = object("{\"%s\":\"%s\",\"plaintext\":\"s3cret\"}".formatted(Secret.SIGNATURE, Secret.SECRET));

        assertThatThrownBy(() -> Secret.unwrap(broken))
                .hasMessage("a secret of this state is not JSON")
                .hasStackTraceContaining("Secret.unwrap")
                .extracting(StructsTest::trace)
                .asString()
                .doesNotContain("s3cret");
    }

    private static String trace(Throwable thrown) {
        var trace = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(trace));
        return trace.toString();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static ObjectNode object(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }
}
